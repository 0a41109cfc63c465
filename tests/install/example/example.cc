// Prints who and what an article names, and its facts.

#include <unspin/unspin.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) try {
  if (argc != 2) return std::cerr << "usage: example_cc ARTICLE\n", 2;
  std::ifstream file(argv[1], std::ios::binary);
  unspin::api::Input input;
  input.id = argv[1];
  input.published = "2024-05-22";
  input.text.assign(std::istreambuf_iterator<char>(file), {});

  const unspin::api::Engine engine;  // keep it: it may serve all threads
  const unspin::api::Result result = engine.Extract(input);
  std::cout << "spun: " << result.spun_profile << ", " << result.changes.size()
            << " changes\n";
  for (const unspin::api::Thing& thing : result.things) {
    std::cout << thing.type << ": " << thing.name << "\n";
  }
  for (const unspin::api::Statement& fact : result.facts) {
    std::cout << fact.type << " at " << fact.start << "-" << fact.end << ":";
    for (const unspin::api::FactField& field : fact.fields) {
      std::cout << " " << field.name << "=" << field.values.front();
    }
    std::cout << "\n";
  }
} catch (const unspin::api::Error& error) {
  std::cerr << "example_cc: " << error.what() << "\n";
  return 2;
}
