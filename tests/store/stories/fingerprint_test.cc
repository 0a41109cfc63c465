#include "store/stories/fingerprint.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace unspin {
namespace {

constexpr const char* kStory =
    "Cloud provider Lumora said on Tuesday that its data hall in Osaka went dark at "
    "06:12 after a chiller of Brackwell Cooling failed. Engineer Ada Brandt told the "
    "Kansai Chronicle that 412 racks were switched off within 35 minutes. Shops run by "
    "Tidewater Retail and the Nanba Exchange could not take orders until 18:40. The "
    "firm, which is owned by Halvard Holdings of Oslo, will pay its customers 12% of a "
    "month's fee. It lost a hall in Nagoya in March 2021.";

// As a spinner leaves it that nothing has repaired.
constexpr const char* kSpun =
    "Cloud supplier Lumora stated on Tuesday that its information corridor in Osaka "
    "went dim at 06:12 after a cooler of Brackwell Cooling broke. Engineer Ada Brandt "
    "informed the Kansai Chronicle that 412 shelves were turned off inside 35 minutes. "
    "Stores run by Tidewater Retail and the Nanba Exchange would not accept orders "
    "till "
    "18:40. The company, which is possessed by Halvard Holdings of Oslo, will pay its "
    "clients 12% of a month's charge. It misplaced a corridor in Nagoya in March 2021.";

Likeness CompareTexts(std::string_view a, std::string_view b) {
  return Compare(FingerprintOf("", a), FingerprintOf("", b));
}

bool AreCopies(std::string_view a, std::string_view b) {
  return CompareTexts(a, b).are_copies;
}

TEST_CASE("a spun text has the names and numbers of its original") {
  const Likeness likeness = CompareTexts(kStory, kSpun);
  CHECK(likeness.names == 1);
  CHECK(likeness.numbers == 1);
  CHECK(likeness.words < 0.6);
  CHECK(likeness.are_copies);
}

TEST_CASE("what a text cut short has is in its original") {
  const std::string_view whole = kStory;
  const std::string_view cut = whole.substr(0, whole.find("The firm"));
  CHECK(AreCopies(whole, cut));
  CHECK(AreCopies(cut, whole));
}

TEST_CASE("another report about the same things is no copy") {
  CHECK_FALSE(AreCopies(
      kStory,
      "Tidewater Retail says it will sue Lumora over the failure in Osaka. Its lawyer "
      "Per Nyquist told reporters in Kobe on Friday that the shops lost 9,300 orders "
      "worth JPY 88 million. Halvard Holdings declined to comment. Ada Brandt, an "
      "engineer of Lumora, is to be heard by the Kinki District Court on June 14."));
}

TEST_CASE("texts from one template have other names or other numbers") {
  const auto notice = [](const std::string& region, const std::string& time) {
    return "Investigating: we are looking into elevated error rates for API requests "
           "in "
           "our " +
           region +
           " region. Customers may see timeouts in the console and "
           "in deployments. Posted on Dec " +
           time + " UTC.";
  };
  CHECK(AreCopies(notice("Frankfurt", "18, 06:12"), notice("Frankfurt", "18, 06:12")));
  CHECK_FALSE(
      AreCopies(notice("Frankfurt", "18, 06:12"), notice("Frankfurt", "21, 14:40")));
  const auto shares = [](const std::string& name, const std::string& figures) {
    return "Shares of " + name + " closed at " + figures +
           " in New York trading on "
           "Monday. The stock of " +
           name +
           " has outperformed the broader market this "
           "quarter. Analysts polled by FactBoard rate " +
           name + " a hold.";
  };
  CHECK_FALSE(AreCopies(shares("Kumori", "34.10, up 1.2%"),
                        shares("Kumori", "35.77, up 4.9%")));
  CHECK_FALSE(AreCopies(shares("Kumori", "34.10, up 1.2%"),
                        shares("Tellworth", "34.10, up 1.2%")));
}

TEST_CASE("texts without names or spaces are compared by their words") {
  CHECK(AreCopies("nothing here has a name, but it says the same thing twice over",
                  "nothing here has a name, but it says the same thing twice more"));
  CHECK_FALSE(AreCopies("nothing here has a name, but it says the same thing",
                        "all of this is about something else and has no name"));
  CHECK(AreCopies("银行系统今天停止服务，客户无法取款。",
                  "银行系统今天停止服务，客户无法取款"));
  CHECK_FALSE(
      AreCopies("银行系统今天停止服务，客户无法取款。", "公司任命新的首席执行官。"));
}

TEST_CASE("texts without features are like nothing") {
  CHECK_FALSE(AreCopies("", ""));
  CHECK(BandsOf(FingerprintOf("", "")).empty());
}

TEST_CASE("a stub with another headline is another story") {
  constexpr const char* kStub = "subscribe now to read the rest of this article";
  CHECK_FALSE(
      Compare(FingerprintOf("Lumora loses a data hall in Osaka for a day", kStub),
              FingerprintOf("Who will buy the rest of Tellworth this year", kStub))
          .are_copies);
}

TEST_CASE("a fingerprint is bounded, and the same after storing it") {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += "said Name" + std::to_string(i) + " of " + std::to_string(i + 10) + " ";
  }
  const Fingerprint print = FingerprintOf("", text);
  CHECK(print.names.size() + print.numbers.size() + print.words.size() ==
        Fingerprint::kMostNames + Fingerprint::kMostNumbers + Fingerprint::kMostWords);
  CHECK(FingerprintFromBytes(ToBytes(print)) == print);
  CHECK(FingerprintFromBytes("broken") == Fingerprint());
  CHECK(BandsOf(print).size() == kNameBands + kTextBands);
}

TEST_CASE("copies have bands in common") {
  const auto shared = [](std::string_view a, std::string_view b) {
    const auto of_a = BandsOf(FingerprintOf("", a));
    const auto of_b = BandsOf(FingerprintOf("", b));
    size_t count = 0;
    for (size_t i = 0; i < of_a.size(); ++i) count += of_a[i] == of_b[i] ? 1 : 0;
    return count;
  };
  CHECK(shared(kStory, kStory) == kNameBands + kTextBands);
  CHECK(shared(kStory, kSpun) >= kNameBands);
}

}  // namespace
}  // namespace unspin
