#include "pipeline/survey.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "repair/spin/profile_learner.h"

namespace unspin {
namespace {

// Candidates that are aligned before a text counts as without an original, and other
// spun copies that are taken: the third tells little that the first two did not.
constexpr size_t kMostTried = 5;
constexpr size_t kMostCopies = 3;

// Pairs of texts that one profile is learned from, which bounds the memory of the
// learner; 2,000 articles have nearly all words that a spinner knows.
constexpr size_t kMostLessons = 2000;

template <typename Use>
void ForEachInParallel(size_t count, size_t threads, const Use& use) {
  if (threads == 0) threads = static_cast<size_t>(tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  threads);
  tbb::parallel_for(size_t{0}, count, use);
}

}  // namespace

class Survey::Collector : public ResultSink {
 public:
  explicit Collector(Survey& survey) : survey_(survey) {}

  bool Accept(Article article) override {
    const Document& document = article.document;
    const std::string& body = document.body.text;
    if (document.language != "en" || body.empty()) return true;
    Text& text = survey_.texts_.emplace_back();
    text.hash = Hash64(body);
    text.place = survey_.store_.Add(body);
    text.id = document.id;
    text.profile = document.spun.profile;
    return true;
  }
  bool Reject(Problem) override { return true; }

 private:
  Survey& survey_;
};

Survey::Survey(DocumentSource& source, const Engine& engine, size_t threads,
               ProgressListener* progress, size_t memory)
    : store_(memory) {
  Collector collector(*this);
  RunPipeline(source, engine, Depth::kSurvey, threads, collector, progress);
  SortTexts();
  const bool any_spun = std::any_of(texts_.begin(), texts_.end(), [](const Text& text) {
    return !text.profile.empty();
  });
  if (!any_spun) return;
  FindPartners(threads);
  Learn();
}

// Of equal texts the first by its id stays.
void Survey::SortTexts() {
  std::sort(texts_.begin(), texts_.end(), [](const Text& a, const Text& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.id < b.id;
  });
  const auto same = [](const Text& a, const Text& b) { return a.hash == b.hash; };
  texts_.erase(std::unique(texts_.begin(), texts_.end(), same), texts_.end());
}

void Survey::FindPartners(size_t threads) {
  std::vector<CopyFeatures> features(texts_.size());
  ForEachInParallel(texts_.size(), threads, [&](size_t i) {
    features[i] = FindCopyFeatures(store_.Read(texts_[i].place));
  });
  const CopyFinder finder(features);
  ForEachInParallel(texts_.size(), threads, [&](size_t i) {
    if (!texts_[i].profile.empty()) FindPartnersOf(texts_[i], features[i], finder);
  });
}

void Survey::FindPartnersOf(Text& text, const CopyFeatures& features,
                            const CopyFinder& finder) const {
  const std::string body = store_.Read(text.place);
  std::vector<uint32_t> copies;
  size_t tried_clean = 0;
  size_t tried_spun = 0;
  for (const CopyMatch& match : finder.Find(features)) {
    const Text& other = texts_[match.text];
    const bool clean = other.profile.empty();
    if (&other == &text || (!clean && other.profile != text.profile)) continue;
    if (++(clean ? tried_clean : tried_spun) > kMostTried) continue;
    if (!clean && copies.size() == kMostCopies) continue;
    if (!AlignWithCopy(body, store_.Read(other.place))) continue;
    if (clean) {
      text.partners = {match.text};
      text.has_original = true;
      return;
    }
    copies.push_back(match.text);
  }
  text.partners = std::move(copies);
}

void Survey::Learn() {
  std::map<std::string, std::vector<const Text*>> copies;  // by profile
  for (const Text& text : texts_) {
    std::vector<const Text*>& own = copies[text.profile];
    if (text.has_original && own.size() < kMostLessons) own.push_back(&text);
  }
  for (const auto& [profile, own] : copies) LearnProfile(profile, own);
}

void Survey::LearnProfile(const std::string& profile,
                          const std::vector<const Text*>& copies) {
  ProfileLearner learner;
  std::vector<std::string> sightings;
  for (const Text* copy : copies) {
    const Text& original = texts_[copy->partners.front()];
    const auto outcome =
        learner.Add(store_.Read(copy->place), store_.Read(original.place));
    if (outcome == ProfileLearner::Outcome::kLearned) {
      sightings.push_back("seen in " + copy->id + " beside " + original.id);
    }
  }
  if (learner.texts() == 0) return;
  const LearnedProfile rows = learner.Learn(profile);
  if (rows.rows.empty()) return;
  SpinProfile learned = FromLearned(rows, "inputs");
  learned.sightings = std::move(sightings);
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    learned.substitutions[i].row = rows.rows[i].text;
  }
  lessons_.push_back({profile, rows.rows.size(), learner.texts()});
  learned_.push_back(std::move(learned));
}

size_t Survey::with_original() const {
  return static_cast<size_t>(
      std::count_if(texts_.begin(), texts_.end(),
                    [](const Text& text) { return text.has_original; }));
}

size_t Survey::with_copies() const {
  return static_cast<size_t>(std::count_if(
      texts_.begin(), texts_.end(),
      [](const Text& text) { return !text.has_original && !text.partners.empty(); }));
}

std::vector<AlignedCopy> Survey::CopiesOf(std::string_view body) const {
  const uint64_t hash = Hash64(body);
  const auto text = std::lower_bound(
      texts_.begin(), texts_.end(), hash,
      [](const Text& one, uint64_t wanted) { return one.hash < wanted; });
  std::vector<AlignedCopy> copies;
  if (text == texts_.end() || text->hash != hash) return copies;
  for (const uint32_t partner : text->partners) {
    const Text& other = texts_[partner];
    if (auto hints = AlignWithCopy(body, store_.Read(other.place))) {
      copies.push_back({other.id, text->has_original, *std::move(hints)});
    }
  }
  return copies;
}

}  // namespace unspin
