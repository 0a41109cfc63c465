// unspin serve: a read-only dashboard and JSON API.

#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <memory>
#include <string>
#include <thread>

#include "cli/commands.h"
#include "cli/session.h"
#include "serve/server.h"

namespace unspin::cli {
namespace {

sigset_t EndSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Answers until a signal asks to end.
void Serve(const serve::ServerOptions& options, const Session& session) {
  // Before the threads that answer begin, which inherit it: the signals come to
  // sigwait.
  const sigset_t signals = EndSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  serve::Server server(options);
  session.Tell("serving " + options.dashboard.database + " at " + server.Address() +
               " (Ctrl-C ends it)");
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.Stop();
  });
  server.Run();
  ::kill(::getpid(), SIGTERM);  // should Run have ended by itself
  waiter.join();
}

}  // namespace

void AddServeCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<serve::ServerOptions>();
  CLI::App* command =
      app.add_subcommand("serve", "A read-only dashboard and JSON API in the browser");
  command->add_option("--db", options->dashboard.database, "The database")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  command->add_option("-p,--port", options->port, "Port; 0: any that is free")
      ->check(CLI::Range(0, 65535).description(""))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--host", options->host,
                   "Address to listen on; 0.0.0.0 lets other machines read, too")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command
      ->add_option("--allow-host", options->dashboard.hosts,
                   "Answer to this name, too: of a proxy in front, for example")
      ->type_name("NAME");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin serve --db facts.db --port 8080");
  command->callback([options, &session] { Serve(*options, session); });
}

}  // namespace unspin::cli
