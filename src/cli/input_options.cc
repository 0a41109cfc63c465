#include "cli/input_options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "base/error.h"
#include "cli/command_tree.h"
#include "cli/session.h"
#include "pipeline/survey.h"
#include "repair/spin/profile_file.h"

namespace unspin::cli {
namespace {

std::optional<uint32_t> ToNumber(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void ParseShard(const std::string& text, ReadOptions& options) {
  const size_t slash = text.find('/');
  const auto part = ToNumber(std::string_view(text).substr(0, slash));
  const auto parts = slash == std::string::npos
                         ? std::nullopt
                         : ToNumber(std::string_view(text).substr(slash + 1));
  if (!part || !parts || *part < 1 || *part > *parts) {
    throw Error("--shard " + text + ": must be I/N with 1 <= I <= N, such as 2/8");
  }
  options.shard = *part - 1;
  options.shards = *parts;
}

void ParseFieldName(const std::string& text, ReadOptions& options) {
  static constexpr std::string_view kOurs[] = {"id",        "url",    "title", "text",
                                               "published", "source", "author"};
  const size_t equals = text.find('=');
  const std::string ours = text.substr(0, equals);
  if (equals == std::string::npos || equals + 1 == text.size() ||
      std::find(std::begin(kOurs), std::end(kOurs), ours) == std::end(kOurs)) {
    throw Error("--map " + text +
                ": must be OURS=THEIRS, where OURS is one of id, url, title, text, "
                "published, source, author");
  }
  options.field_names[ours] = text.substr(equals + 1);
}

}  // namespace

std::vector<std::string> InputOptions::Inputs() const {
  std::vector<std::string> all = inputs;
  for (const std::string& list : lists) all.push_back("@" + list);
  if (all.empty()) throw Error("no INPUT: name files, folders, patterns, or -");
  return all;
}

ReadOptions InputOptions::ToReadOptions(const Session& session) const {
  ReadOptions read;
  if (session.verbose) {
    read.tell_guess = [&session](const std::string& text) { session.TellDetail(text); };
  }
  if (!format.empty()) {
    read.format = InputFormatByName(format);
    if (!read.format) {
      throw Error(
          "--input-format " + format +
          ": must be one of text, html, jsonl, json, csv, tsv, feed, warc, arc");
    }
  }
  for (const std::string& list : field_names) {
    for (const std::string& item : CLI::detail::split(list, ',')) {
      ParseFieldName(item, read);
    }
  }
  if (!published.empty()) {
    read.published = ParsePublished(published);
    if (!read.published) {
      throw Error("--published " + published +
                  ": not a date; write it as 2022-12-29 or 2022-12-29T06:12:00Z");
    }
  }
  if (!source.empty()) read.source = source;
  if (!shard.empty()) ParseShard(shard, read);
  if (limit > 0) read.limit = limit;
  read.max_record_bytes = max_record_bytes;
  read.max_unpacked_bytes = max_unpacked_bytes;
  read.max_member_bytes = max_member_bytes;
  read.max_ratio = max_ratio;
  read.max_members = max_members;
  read.max_nesting = max_nesting;
  return read;
}

RepairOptions InputOptions::ToRepairOptions(const Survey* survey) const {
  RepairOptions repair;
  if (min_repair_confidence >= 0) {
    repair.spin_options.min_confidence = min_repair_confidence;
  }
  repair.spin = !no_spin;
  repair.limits = limits;
  for (const std::string& path : profiles) {
    repair.spin_options.profiles.push_back(FromLearned(ReadProfile(path), path));
  }
  if (survey != nullptr) {
    repair.spin_options.learned = survey->learned();
    repair.copies = survey;
  }
  return repair;
}

namespace {

constexpr const char* kLimitsGroup = "Limits, which hostile input runs into";

void AddLimits(CLI::App& command, InputOptions& options) {
  const auto add = [&command](const char* name, uint64_t& value, const char* unit,
                              const char* help) {
    command.add_option(name, value, help)
        ->type_name(unit)
        ->capture_default_str()
        ->group(kLimitsGroup);
  };
  add("--max-record-bytes", options.max_record_bytes, "BYTES", "Reject longer records");
  add("--max-unpacked-bytes", options.max_unpacked_bytes, "BYTES",
      "Stop reading an input that unpacks to more");
  add("--max-member-bytes", options.max_member_bytes, "BYTES",
      "Stop reading a member of an archive that unpacks to more");
  add("--max-ratio", options.max_ratio, "N",
      "Stop reading an input that unpacks to more times its size");
  add("--max-members", options.max_members, "N",
      "Stop reading an input with more files in its archives");
  add("--max-nesting", options.max_nesting, "N",
      "Reject what is packed more times over");
}

void AddArticleLimits(CLI::App& command, ArticleLimits& limits) {
  command
      .add_option("--max-token-bytes", limits.max_token_bytes,
                  "Reject articles with a longer stretch without white space")
      ->type_name("BYTES")
      ->capture_default_str()
      ->group(kLimitsGroup);
  command
      .add_option("--max-html-depth", limits.max_html_depth,
                  "Reject pages whose elements nest deeper")
      ->type_name("N")
      ->capture_default_str()
      ->group(kLimitsGroup);
  command
      .add_option("--max-article-seconds", limits.max_seconds,
                  "Reject articles that take longer to repair and analyse")
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("SECONDS")
      ->capture_default_str()
      ->group(kLimitsGroup);
}

}  // namespace

void AddInputOptions(CLI::App& command, InputOptions& options) {
  command.add_option(
      "INPUT", options.inputs,
      "Files, folders, patterns, @LIST for the inputs that a file names, "
      "or - for standard input; each may be compressed or an archive");
  command
      .add_option("--files-from", options.lists,
                  "Read also the inputs that FILE names, one a line; - for standard "
                  "input")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option(
          "--input-format", options.format,
          "text, html, jsonl, json, csv, tsv, feed, warc or arc; else found by content")
      ->check(Usually(
          {"text", "html", "jsonl", "json", "csv", "tsv", "feed", "warc", "arc"}))
      ->type_name("FORMAT");
  command
      .add_option("--map", options.field_names,
                  "Names of the record's fields: text=body,published=date; "
                  "text=article.body for a field in another")
      ->type_name("OURS=THEIRS")
      ->allow_extra_args(false);
  command
      .add_option("--published", options.published,
                  "Date of publication for records without one")
      ->type_name("DATE");
  command
      .add_option("--source", options.source,
                  "Outlet for records that do not name theirs")
      ->type_name("NAME");
  command
      .add_option("--shard", options.shard,
                  "Take only the I-th of N parts, cut by the records' content")
      ->type_name("I/N");
  command.add_option("--limit", options.limit, "Stop after this many records")
      ->type_name("N");
  command.add_option("-j,--threads", options.threads, "Threads; 0 means one a core")
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--min-repair-confidence", options.min_repair_confidence,
                  "Change a word only if it was replaced with this probability; the "
                  "default is each profile's own")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("0..1");
  command
      .add_option("--profile", options.profiles,
                  "A spinner that `unspin learn` wrote down; tried before the others")
      ->type_name("FILE")
      ->allow_extra_args(false);
  auto* no_spin =
      command.add_flag("--no-spin", options.no_spin, "All repairs but un-spinning");
  command
      .add_flag(
          "--learn", options.learn,
          "Read the inputs twice: first to find spun copies beside their originals "
          "and learn what the spinner writes, then to repair")
      ->excludes(no_spin);
  AddLimits(command, options);
  AddArticleLimits(command, options.limits);
}

}  // namespace unspin::cli
