#include "checker/match/all_values.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace claimcheck {
namespace {

bool IsOfOtherPages(const Document& document, int word) {
  const BlockRole role = document.ParagraphOf(word).role;
  return role == BlockRole::kLinks || role == BlockRole::kBoilerplate;
}

// From a sentence's text to the document's.
void Move(ValueMention& mention, int by) {
  const auto move = [by](NormalRange& range) {
    range = {range.begin + by, range.end + by};
  };
  move(mention.range);
  const auto move_all = [&move](std::vector<WrittenNumber>& numbers) {
    for (WrittenNumber& number : numbers) {
      move(number.range);
      move(number.number);
    }
  };
  move_all(mention.numbers);
  for (ValueReading& other : mention.others) move_all(other.numbers);
}

class ValueLister {
 public:
  ValueLister(const SourceView& view, const DateRegion& region)
      : view_(view), region_(region) {}

  std::vector<ListedValue> List() {
    if (view_.pack().language.empty()) return {};
    std::vector<ListedValue> news = Read(false);
    return IsStory(news) ? Read(true) : news;
  }

 private:
  std::vector<ListedValue> Read(bool story) {
    std::vector<ListedValue> all;
    const Document& document = view_.document();
    ValueContext context;
    context.pack = &view_.pack();
    context.reference = view_.source().published;
    context.reference_second = view_.source().published_second;
    context.wide = true;
    context.story = story;
    context.order = region_.order;
    context.region = region_.code;
    context.south = region_.south;
    for (const Sentence& sentence : document.sentences) {
      const NormalRange range = document.RangeOf(sentence.words);
      const NormalRange whole = {std::min(range.begin, sentence.range.begin),
                                 std::max(range.end, sentence.range.end)};
      for (ValueMention& mention : FindValues(document.Text(whole), context)) {
        if (mention.anchor) context.anchor = mention.anchor;
        if (mention.scene) context.scene = mention.scene;
        const NormalRange at = {whole.begin + mention.range.begin,
                                whole.begin + mention.range.end};
        const WordRange words = document.WordsIn(at);
        // A byline tells when; links and boilerplate tell of other pages.
        if (words.empty() || IsOfOtherPages(document, words.begin)) continue;
        if (mention.form) {
          for (DateForm::End& end : mention.form->ends) {
            const Span span = view_.source().ToFile(document.normal.ToOriginal(
                {whole.begin + end.range.begin, whole.begin + end.range.end}));
            end.span = span;
          }
        }
        Move(mention, whole.begin);
        all.push_back({words,
                       view_.source().ToFile(document.normal.ToOriginal(at)),
                       std::move(mention)});
      }
    }
    return all;
  }

  // A text that names several years of long ago, more of them than dates that
  // are counted from its publication.
  bool IsStory(const std::vector<ListedValue>& values) const {
    if (!view_.source().published) return false;
    constexpr int kFewestYears = 5;
    constexpr int kLongAgoDays = 730;
    const absl::CivilDay published = view_.source().published->earliest;
    int past = 0;
    int present = 0;
    for (const ListedValue& one : values) {
      if (!one.mention.form || one.mention.unresolved) continue;
      const DateForm& form = *one.mention.form;
      const Value& value = one.mention.value;
      if (form.kind != DateForm::Kind::kDate) continue;
      if (form.mode == DateForm::Mode::kAbsolute) {
        (value.days.latest < published - kLongAgoDays ? past : present) += 1;
      } else if (form.mode == DateForm::Mode::kRelative &&
                 !form.written.ends_with("_REF")) {
        ++present;
      }
    }
    return past >= kFewestYears && past > 3 * present;
  }

  const SourceView& view_;
  const DateRegion& region_;
};

}  // namespace

std::vector<ListedValue> AllValues(const SourceView& view,
                                   const DateRegion& region) {
  return ValueLister(view, region).List();
}

std::vector<UnitMention> AllUnits(const SourceView& view,
                                  const std::vector<ListedValue>& values) {
  std::vector<UnitMention> all;
  if (view.pack().language.empty()) return all;
  auto value = values.begin();
  for (const Sentence& sentence : view.document().sentences) {
    std::vector<ValueMention> mentions;
    const int begin = sentence.range.begin;
    for (; value != values.end() &&
           value->mention.range.begin < sentence.range.end;
         ++value) {
      mentions.push_back(value->mention);
      Move(mentions.back(), -begin);
    }
    for (UnitMention& unit : FindUnits(view.document().Text(sentence.range),
                                       view.pack(), mentions)) {
      unit.range = {unit.range.begin + begin, unit.range.end + begin};
      all.push_back(std::move(unit));
    }
  }
  return all;
}

}  // namespace claimcheck
