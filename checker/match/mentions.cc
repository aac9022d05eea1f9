#include "checker/match/mentions.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace claimcheck {
namespace {

bool Contains(const std::vector<int>& sorted, int value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

// Keeps the longest of mentions that overlap; of equal ones a single mention
// without a subject if they are of several.
std::vector<Mention> WithoutOverlaps(std::vector<Mention> mentions) {
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) {
              return std::tuple(a.words.begin, -a.words.end, a.subject) <
                     std::tuple(b.words.begin, -b.words.end, b.subject);
            });
  std::vector<Mention> kept;
  for (const Mention& mention : mentions) {
    if (!kept.empty() && kept.back().words.Overlaps(mention.words)) {
      Mention& last = kept.back();
      if (last.words == mention.words) {
        if (last.subject != mention.subject) last.subject = -1;
      } else if (mention.words.size() > last.words.size()) {
        last = mention;
      }
      continue;
    }
    kept.push_back(mention);
  }
  return kept;
}

bool SharesHead(const SourceView& view, WordRange generic, WordRange name) {
  // The noun of "the new pact" is its last word.
  const std::string& head = view.Folded(generic.end - 1);
  for (int word = name.begin; word < name.end; ++word) {
    if (view.Folded(word) == head) return true;
  }
  return false;
}

}  // namespace

MentionTable::MentionTable(const SourceView& view,
                           const std::vector<int>& subjects) {
  std::vector<Mention> names;
  for (const SubjectHit& hit : view.subjects()) {
    if (hit.generic || !Contains(subjects, hit.subject)) continue;
    names.push_back({hit.subject, hit.hit.words, false, hit.hit.phrase});
  }
  names = WithoutOverlaps(std::move(names));
  CountNames(view, names);
  Merge(view, subjects, names);
  for (size_t i = 0; i < mentions_.size(); ++i) {
    first_.try_emplace(mentions_[i].subject, i);
  }
}

void MentionTable::CountNames(const SourceView& view,
                              const std::vector<Mention>& names) {
  // What a source is about stands in its headline and its lead.
  constexpr int kHeadingWeight = 3;
  constexpr int kLeadWeight = 2;
  const Document& document = view.document();
  const Paragraph* lead = nullptr;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.role == BlockRole::kBody) {
      lead = &paragraph;
      break;
    }
  }
  int most = 0;
  for (const Mention& name : names) {
    if (name.subject < 0) continue;
    const Paragraph& paragraph = document.ParagraphOf(name.words.begin);
    const int weight = paragraph.role == BlockRole::kHeading ? kHeadingWeight
                       : &paragraph == lead                  ? kLeadWeight
                                                             : 1;
    most = std::max(most, counts_[name.subject] += weight);
  }
  for (const Mention& name : names) {
    if (name.subject >= 0 && counts_[name.subject] == most) {
      main_subject_ = name.subject;
      return;
    }
  }
}

void MentionTable::Merge(const SourceView& view,
                         const std::vector<int>& subjects,
                         const std::vector<Mention>& names) {
  // In text order, of those that begin together the longest first.
  std::map<std::pair<int, int>, Generic> generics;
  for (const SubjectHit& hit : view.subjects()) {
    if (!hit.generic || !Contains(subjects, hit.subject)) continue;
    Generic& generic = generics[{hit.hit.words.begin, -hit.hit.words.end}];
    generic.words = hit.hit.words;
    generic.phrase = hit.hit.phrase;
    if (!Contains(generic.declarers, hit.subject)) {
      generic.declarers.push_back(hit.subject);
      std::sort(generic.declarers.begin(), generic.declarers.end());
    }
  }
  auto name = names.begin();
  for (const auto& [place, generic] : generics) {
    while (name != names.end() && name->words.begin <= generic.words.begin) {
      mentions_.push_back(*name++);
    }
    const bool inside =
        (!mentions_.empty() &&
         mentions_.back().words.Overlaps(generic.words)) ||
        (name != names.end() && name->words.Overlaps(generic.words));
    if (inside) continue;
    mentions_.push_back(
        {Resolve(view, generic), generic.words, true, generic.phrase});
  }
  mentions_.insert(mentions_.end(), name, names.end());
}

int MentionTable::Resolve(const SourceView& view,
                          const Generic& generic) const {
  const Document& document = view.document();
  const Paragraph& paragraph = document.ParagraphOf(generic.words.begin);
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend();
       ++mention) {
    if (&document.ParagraphOf(mention->words.begin) != &paragraph) break;
    if (mention->subject < 0) continue;
    if (Contains(generic.declarers, mention->subject) ||
        SharesHead(view, generic.words, mention->words)) {
      return mention->subject;
    }
  }
  // The main subject among those that are called so.
  int best = -1;
  int best_count = 0;
  bool tie = false;
  for (int subject : generic.declarers) {
    const auto count = counts_.find(subject);
    if (count == counts_.end() || count->second < best_count) continue;
    tie = count->second == best_count;
    best = subject;
    best_count = count->second;
  }
  if (best < 0 && generic.declarers.size() == 1) {
    return generic.declarers.front();
  }
  return tie ? -1 : best;
}

std::vector<const Mention*> MentionTable::In(WordRange words) const {
  std::vector<const Mention*> found;
  for (auto mention = std::lower_bound(
           mentions_.begin(), mentions_.end(), words.begin,
           [](const Mention&m, int begin) { return m.words.begin < begin; });
       mention != mentions_.end() && mention->words.begin < words.end;
       ++mention) {
    found.push_back(&*mention);
  }
  return found;
}

const Mention* MentionTable::LastBefore(int word, int from) const {
  auto mention = std::lower_bound(
      mentions_.begin(), mentions_.end(), word,
      [](const Mention& m, int begin) { return m.words.begin < begin; });
  if (mention == mentions_.begin()) return nullptr;
  --mention;
  return mention->words.begin >= from ? &*mention : nullptr;
}

const Mention* MentionTable::First(int subject) const {
  const auto found = first_.find(subject);
  return found == first_.end() ? nullptr : &mentions_[found->second];
}

}  // namespace claimcheck
