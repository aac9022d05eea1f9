#include "checker/corpus/html_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checker/corpus/html_tokens.h"

namespace claimcheck {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

// What an element does to the text inside it. Bits.
enum Effect : unsigned {
  kBlock = 1,     // Is set apart from its neighbours.
  kSkip = 2,      // Is not part of the main text.
  kVoid = 4,      // Has no inside.
  kPre = 8,       // Keeps its line ends.
  kList = 16,     // May be a list of links.
  kArticle = 32,  // May be the main text.
  kMain = 64,     // Likewise.
  kTitle = 128,   // Belongs to the main text wherever it stands.
  kRaised = 256,  // A link in it is a footnote mark.
  kHeader = 512,  // Is left out, unless it is an article's.
  kLink = 1024,   // Is a link.
  kAway = 2048,   // Is one to another page.
};

unsigned EffectsOf(const std::string& name) {
  static const auto* effects = [] {
    constexpr std::pair<unsigned, std::string_view> kElements[] = {
        {kBlock,
         "address blockquote body caption center dd details div dt fieldset "
         "figcaption figure h2 h3 h4 h5 h6 html legend li p section summary "
         "table tbody td tfoot th thead tr"},
        {kBlock | kSkip, "aside dialog footer form head menu nav"},
        {kSkip,
         "audio button canvas iframe math noembed noframes noscript object "
         "optgroup option script select style svg template textarea title "
         "video xmp"},
        {kVoid,
         "area base br col embed img input link meta param source track wbr"},
        {kBlock | kVoid, "hr"},
        {kBlock | kPre, "pre"},
        {kBlock | kList, "dir dl ol ul"},
        {kBlock | kArticle, "article"},
        {kBlock | kMain, "main"},
        {kBlock | kTitle, "h1"},
        {kBlock | kHeader, "header"},
        {kRaised, "sup"},
    };
    auto* map = new std::map<std::string, unsigned>;
    for (auto [effect, names] : kElements) {
      while (!names.empty()) {
        const size_t end = std::min(names.find(' '), names.size());
        map->emplace(names.substr(0, end), effect);
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    }
    return map;
  }();
  const auto found = effects->find(name);
  return found == effects->end() ? 0 : found->second;
}

// What may stand in the head of a page. Anything else ends a head that was
// not closed.
bool BelongsToHead(std::string_view name) {
  return name == "base" || name == "link" || name == "meta" ||
         name == "noscript" || name == "script" || name == "style" ||
         name == "template" || name == "title";
}

// The elements open at one place of the page.
class OpenElements {
 public:
  void Open(const HtmlToken& tag, unsigned effects) {
    const unsigned around = effects_without_link();
    if (tag.hidden) effects |= kSkip;
    if ((effects & kHeader) != 0 && (around & (kArticle | kMain)) == 0) {
      effects |= kSkip;
    }
    if ((effects & kList & ~around) != 0) ++lists_;
    if ((effects & kArticle & ~around) != 0) ++articles_;
    // Links do not nest: a new one ends one that was left open.
    if (tag.name == "a") {
      link_ = tag.is_link ? depth() : -1;
      link_effects_ = tag.leads_away ? kLink | kAway : kLink;
    }
    open_.push_back({tag.name, around | effects});
    ++count_[tag.name];
  }

  // Ends the innermost element of that name and what was left open in it.
  // False if there is none.
  bool Close(const std::string& name) {
    if (count_[name] == 0) return false;
    for (std::string last; last != name;) {
      last = std::move(open_.back().name);
      open_.pop_back();
      --count_[last];
    }
    if (link_ >= depth()) link_ = -1;
    return true;
  }

  bool Innermost(std::string_view name) const {
    return !open_.empty() && open_.back().name == name;
  }
  unsigned effects() const {
    return effects_without_link() | (link_ >= 0 ? link_effects_ : 0U);
  }
  // Which outermost list and article of the page is open; -1 for none.
  int list() const { return (effects() & kList) != 0 ? lists_ : -1; }
  int article() const { return (effects() & kArticle) != 0 ? articles_ : -1; }

 private:
  struct Element {
    std::string name;
    unsigned effects;  // Its own and those of all around it, but for kLink.
  };

  int depth() const { return static_cast<int>(open_.size()); }
  unsigned effects_without_link() const {
    return open_.empty() ? 0 : open_.back().effects;
  }

  std::vector<Element> open_;
  std::map<std::string, int> count_;  // How many of each name are open.
  int link_ = -1;                     // Index of the open link.
  unsigned link_effects_ = 0;
  int lists_ = -1;
  int articles_ = -1;
};

// A stretch of text between two tags, and what it stands in.
struct Run {
  Span span;
  unsigned effects = 0;
  int block = 0;
  int list = -1;
  int article = -1;
  int line_ends = 0;  // How many <br> come before it.
  int weight = 0;     // Bytes that are not white space.
  // What a tag stands for, if this is one: <q> draws quotation marks.
  std::string_view meaning = {};

  bool Has(Effect effect) const { return (effects & effect) != 0; }
};

int WeightOf(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return kSpaces.find(c) == std::string_view::npos;
  }));
}

// Collects the text of a page that is not skipped, in order.
class RunReader {
 public:
  explicit RunReader(std::string_view bytes) : bytes_(bytes) {}

  std::vector<Run> Read() {
    HtmlTokens tokens(bytes_);
    for (HtmlToken token; tokens.Next(token);) {
      switch (token.kind) {
        case HtmlToken::Kind::kText:
          Add(token.span, "");
          break;
        case HtmlToken::Kind::kOpen:
          Open(token);
          break;
        case HtmlToken::Kind::kClose:
          Close(token);
          break;
      }
    }
    return std::move(runs_);
  }

 private:
  void Add(Span span, std::string_view meaning) {
    const std::string_view text =
        meaning.empty() ? bytes_.substr(static_cast<size_t>(span.begin),
                                        static_cast<size_t>(span.size()))
                        : meaning;
    const Run run{.span = span,
                  .effects = open_.effects(),
                  .block = block_,
                  .list = open_.list(),
                  .article = open_.article(),
                  .line_ends = line_ends_,
                  .weight = WeightOf(text),
                  .meaning = meaning};
    const bool footnote_mark = run.Has(kRaised) && run.Has(kLink);
    if (run.Has(kSkip) || footnote_mark) return;
    runs_.push_back(run);
    line_ends_ = 0;
  }

  void Open(const HtmlToken& tag) {
    const unsigned effects = EffectsOf(tag.name);
    if ((effects & kBlock) != 0) ++block_;
    if (tag.name == "br") ++line_ends_;
    if (tag.name == "q") Add(tag.span, "“");
    if ((effects & kVoid) != 0) return;
    if (open_.Innermost("head") && !BelongsToHead(tag.name)) {
      open_.Close("head");
    }
    open_.Open(tag, effects);
  }

  void Close(const HtmlToken& tag) {
    if (!open_.Close(tag.name)) return;
    if ((EffectsOf(tag.name) & kBlock) != 0) ++block_;
    if (tag.name == "q") Add(tag.span, "”");
  }

  std::string_view bytes_;
  OpenElements open_;
  std::vector<Run> runs_;
  int block_ = 0;
  int line_ends_ = 0;
};

// How much of a block or list is text, and how much of that is links.
struct Share {
  int all = 0;
  int links = 0;
  int link_runs = 0;

  void Add(const Run& run, Effect link) {
    all += run.weight;
    if (!run.Has(link) || run.weight == 0) return;
    links += run.weight;
    ++link_runs;
  }
};

// Drops lists of links, and blocks that are nothing but links. An article's
// list of facts with a link here and there stays, and so does a sentence of
// which half is a link: hence the shares. A heading that is a link to itself
// stays, too; so blocks, unlike tables of contents, must lead away.
void DropLinks(std::vector<Run>& runs) {
  std::map<int, Share> lists;
  std::map<int, Share> blocks;
  for (const Run& run : runs) {
    if (run.list >= 0) lists[run.list].Add(run, kLink);
    blocks[run.block].Add(run, kAway);
  }
  std::erase_if(runs, [&](const Run& run) {
    if (run.Has(kTitle)) return false;
    if (run.list >= 0) {
      const Share& list = lists[run.list];
      if (list.link_runs > 1 && list.links * 5LL >= list.all * 3LL) return true;
    }
    const Share& block = blocks[run.block];
    return block.link_runs > 0 && block.links * 5LL >= block.all * 4LL;
  });
}

// Keeps the article, or the main part, if it holds most of the text.
void KeepMainText(std::vector<Run>& runs) {
  int all = 0;
  int in_main = 0;
  int in_article = 0;
  int articles = 0;
  for (const Run& run : runs) {
    all += run.weight;
    if (run.Has(kMain)) in_main += run.weight;
    if (run.article >= 0) in_article += run.weight;
    articles = std::max(articles, run.article + 1);
  }
  Effect keep = kBlock;
  if (articles == 1 && in_article * 2LL >= all) {
    keep = kArticle;
  } else if (in_main > 0 && in_main * 2LL >= all) {
    keep = kMain;
  } else {
    return;
  }
  std::erase_if(
      runs, [&](const Run& run) { return !run.Has(keep) && !run.Has(kTitle); });
}

// Puts runs together as a browser lays them out.
class Layout {
 public:
  explicit Layout(std::string_view bytes) : bytes_(bytes) {}

  void Add(const Run& run) {
    const bool same_block = run.block == block_;
    if (run.weight == 0 && !same_block) return;
    if (!same_block) gap_ = Gap::kBlock;
    if (run.line_ends > 0) Widen(run.line_ends > 1 ? Gap::kBlock : Gap::kLine);
    block_ = run.block;
    if (!run.meaning.empty()) {
      WriteGap();
      out_.AppendFor(run.meaning, run.span);
      return;
    }
    for (int at = run.span.begin; at < run.span.end;) {
      at = AddAt(at, run);
    }
  }

  MappedText Take() { return std::move(out_); }

 private:
  // What will stand before the next character; wider is greater.
  enum class Gap { kNone, kSpace, kLine, kBlock };

  void Widen(Gap gap) { gap_ = std::max(gap_, gap); }

  void WriteGap() {
    const int end = out_.origin.back();
    if (!out_.text.empty()) {
      if (gap_ == Gap::kSpace) out_.AppendFor(" ", space_);
      if (gap_ == Gap::kLine) out_.AppendFor("\n", {end, end});
      if (gap_ == Gap::kBlock) out_.AppendFor("\n\n", {end, end});
    }
    gap_ = Gap::kNone;
  }

  // Adds what begins at `at`, and returns where the next thing begins.
  int AddAt(int at, const Run& run) {
    const std::string_view rest = bytes_.substr(
        static_cast<size_t>(at), static_cast<size_t>(run.span.end - at));
    const auto spaces = static_cast<int>(
        std::min(rest.find_first_not_of(kSpaces), rest.size()));
    if (spaces > 0) {
      const auto lines = std::count(rest.begin(), rest.begin() + spaces, '\n');
      if (run.Has(kPre) && lines > 0) {
        Widen(lines > 1 ? Gap::kBlock : Gap::kLine);
      } else if (gap_ == Gap::kNone) {
        gap_ = Gap::kSpace;
        space_ = {at, at + spaces};
      }
      return at + spaces;
    }
    WriteGap();
    if (rest[0] == '&') {
      std::string meaning;
      const int size = ReadHtmlReference(rest, meaning);
      out_.AppendFor(meaning, {at, at + size});
      if (size > 0) return at + size;
    }
    const std::string_view word =
        rest.substr(0, rest.find_first_of(" \t\n\r\f&", 1));
    out_.AppendCopy(word, at);
    return at + static_cast<int>(word.size());
  }

  std::string_view bytes_;
  MappedText out_;
  Gap gap_ = Gap::kNone;
  Span space_;  // The first white space of a kSpace.
  int block_ = -1;
};

}  // namespace

MappedText ReadHtml(std::string_view bytes) {
  std::vector<Run> runs = RunReader(bytes).Read();
  DropLinks(runs);
  KeepMainText(runs);
  Layout layout(bytes);
  for (const Run& run : runs) layout.Add(run);
  return layout.Take();
}

}  // namespace claimcheck
