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

}  // namespace claimcheck
