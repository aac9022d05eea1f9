// ParseYaml: builds nodes from the events of yaml-cpp.

#include <algorithm>
#include <cstdint>
#include <map>
#include <sstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "checker/yaml/scalar_walk.h"
#include "checker/yaml/yaml_mistakes.h"
#include "checker/yaml/yaml_node.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/yaml.h"

namespace claimcheck {
namespace {

constexpr int kMaxDepth = 64;
constexpr int kMaxNodes = 1'000'000;
// What aliases may copy in all: far more than anyone writes.
constexpr int kMaxAliasBytes = 16 << 20;

// Leaves yaml-cpp early; the diagnostic has been added.
struct Stop {};

// Nodes, levels and bytes of a subtree.
struct Extent {
  int nodes = 1;
  int depth = 1;
  int bytes = 0;
};

Extent ExtentOf(const YamlNode& node) {
  Extent extent;
  extent.bytes = static_cast<int>(node.scalar.size());
  for (const auto* children : {&node.keys, &node.items}) {
    for (const YamlNode& child : *children) {
      const Extent inner = ExtentOf(child);
      extent.nodes += inner.nodes;
      extent.depth = std::max(extent.depth, inner.depth + 1);
      extent.bytes += inner.bytes;
    }
  }
  return extent;
}

class Builder : public YAML::EventHandler {
 public:
  Builder(const TextFilePtr& file, const std::string& bytes, int bom,
          Diagnostics& diagnostics)
      : file_(file), bytes_(bytes), bom_(bom), diagnostics_(diagnostics) {
    last_end_ = bom;
  }

  YamlNode TakeRoot() { return std::move(root_); }
  bool seen() const { return seen_; }
  // One past the last node read.
  int last_end() const { return last_end_; }

  // Adds what the open brackets and the last quotation mark tell about a
  // syntax error behind them.
  std::vector<DiagnosticNote> Clues(Span error) const {
    std::vector<DiagnosticNote> notes;
    if (last_quoted_.end > 0 &&
        file_->LineColumnAt(last_quoted_.begin).line <
            file_->LineColumnAt(last_quoted_.end).line &&
        file_->LineStart(last_quoted_.end) <= error.begin) {
      notes.push_back({file_,
                       {last_quoted_.begin, last_quoted_.begin + 1},
                       "the quotation mark here closes lines later; is one "
                       "missing?"});
    }
    for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
      if (!frame->bracket) continue;
      const int begin = frame->node.span.begin;
      notes.push_back({file_, {begin, begin + 1}, "opened here"});
      break;
    }
    return notes;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (seen_) {
      const int at = Position(mark);
      const bool dashes =
          bytes_.compare(static_cast<size_t>(at), 3, "---") == 0;
      Error({at, at}, dashes ? "a second document; a file holds one"
                             : "this does not belong to what stands before "
                               "it; check the indentation");
      throw Stop{};
    }
    seen_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const int begin = SkipProperties(Position(mark));
    const int written = NullWrittenAt(begin);
    YamlNode node;
    if (written > 0) {
      node = Scalar(begin, bytes_.substr(static_cast<size_t>(begin),
                                         static_cast<size_t>(written)));
    } else {
      const int point = EmptyValuePlace(begin);
      node.span = {point, point};
    }
    Finish(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const int begin = Position(mark);
    const int end = EndOfToken(begin);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      TooDeep({begin, end}, "an alias inside what it stands for");
    }
    const Extent& extent = found->second.extent;
    nodes_ += extent.nodes;
    alias_bytes_ += extent.bytes;
    if (nodes_ > kMaxNodes || alias_bytes_ > kMaxAliasBytes) {
      TooDeep({begin, end}, absl::StrFormat("aliases make this file larger "
                                            "than %d values or %d bytes",
                                            kMaxNodes, kMaxAliasBytes));
    }
    CheckDepth(extent.depth - 1, {begin, end});
    YamlNode copy = found->second.node;
    Attach(std::move(copy));
    last_end_ = std::max(last_end_, end);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/,
                YAML::anchor_t anchor, const std::string& value) override {
    const int begin = SkipProperties(Position(mark));
    if (tagged_ && value.empty()) {
      YamlNode node;
      node.span = {begin, begin};
      Finish(std::move(node), anchor);
      return;
    }
    Finish(Scalar(begin, value), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    Open(YamlNode::Kind::kSequence, mark, anchor);
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    Open(YamlNode::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override { Close(); }

 private:
  // A list or map that is still being read.
  struct Frame {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    bool bracket = false;  // Written with [ ] or { }.
    bool has_key = false;  // kMap: `key` waits for its value.
    bool drop = false;     // kMap: the value of a key that was refused.
    YamlNode key;
    std::map<std::string, Span> seen;
  };
  struct Anchored {
    YamlNode node;
    Extent extent;
  };

  int Position(const YAML::Mark& mark) const {
    return std::clamp(mark.pos + bom_, 0, static_cast<int>(bytes_.size()));
  }
  char At(int pos) const {
    return pos < static_cast<int>(bytes_.size())
               ? bytes_[static_cast<size_t>(pos)]
               : '\0';
  }
  void Error(Span span, std::string message) {
    diagnostics_.Error(DiagnosticKind::kYamlSyntax, file_, span,
                       std::move(message));
  }
  [[noreturn]] void TooDeep(Span span, std::string message) {
    diagnostics_.Error(DiagnosticKind::kYamlTooDeep, file_, span,
                       std::move(message));
    throw Stop{};
  }
  void CheckDepth(int more, Span span) {
    if (static_cast<int>(stack_.size()) + 1 + more > kMaxDepth) {
      TooDeep(span, absl::StrFormat("nested deeper than %d levels", kMaxDepth));
    }
  }
  int EndOfToken(int pos) const {
    while (pos < static_cast<int>(bytes_.size()) &&
           std::string_view(" \t\r\n,[]{}").find(At(pos)) ==
               std::string_view::npos) {
      ++pos;
    }
    return pos;
  }
  // Past blanks, line ends and comments.
  int SkipSpace(int pos) const {
    while (pos < static_cast<int>(bytes_.size())) {
      if (absl::ascii_isspace(static_cast<unsigned char>(At(pos)))) {
        ++pos;
      } else if (At(pos) == '#') {
        while (pos < static_cast<int>(bytes_.size()) && At(pos) != '\n') ++pos;
      } else {
        break;
      }
    }
    return pos;
  }

  // Past an anchor and a tag, to the value itself. Tags are refused.
  int SkipProperties(int pos) {
    tagged_ = false;
    while (At(pos) == '&' || At(pos) == '!') {
      const int end = EndOfToken(pos);
      if (At(pos) == '!') {
        tagged_ = true;
        Error({pos, end},
              "a tag; values are read as they are written, so "
              "leave it out");
      }
      pos = SkipSpace(end);
    }
    return pos;
  }

  // The length of a null that is written out (`~`, `null`) at `pos`, or 0. The
  // mark of an empty value is that of the next token, which may itself be a
  // key `~`.
  int NullWrittenAt(int pos) const {
    for (const std::string_view name : {"~", "null", "Null", "NULL"}) {
      if (std::string_view(bytes_).substr(static_cast<size_t>(pos),
                                          name.size()) != name) {
        continue;
      }
      const int end = pos + static_cast<int>(name.size());
      if (EndOfToken(end) != end && At(end) != ':') return 0;
      int next = end;
      while (At(next) == ' ' || At(next) == '\t') ++next;
      const bool value = !stack_.empty() && stack_.back().has_key;
      return value && At(next) == ':' ? 0 : end - pos;
    }
    return 0;
  }

  // Where a value that was left out would stand: after its `:` or `-`.
  int EmptyValuePlace(int next) const {
    const bool value = !stack_.empty() && stack_.back().has_key;
    const int indicator = SkipSpace(last_end_);
    if (At(indicator) == (value ? ':' : '-') && indicator < next) {
      return indicator + 1;
    }
    return next;
  }

  YamlNode Scalar(int begin, const std::string& value) {
    ScalarWalk walk = WalkScalar(bytes_, begin, value);
    YamlNode node;
    node.kind = YamlNode::Kind::kScalar;
    node.span = {begin, walk.end};
    node.scalar = std::move(walk.text);
    node.origin = std::move(walk.origin);
    const char first = At(begin);
    const bool quoted = first == '"' || first == '\'';
    node.plain = !quoted && first != '|' && first != '>';
    if (quoted) last_quoted_ = node.span;
    if (!walk.closed) {
      Error({begin, begin + 1}, "a quotation mark that is never closed");
      throw Stop{};
    }
    if (node.scalar.find('\0') != std::string::npos) {
      Error(node.span, "an escape for the character NUL, which no text has");
      throw Stop{};
    }
    CheckTabs(walk.tab >= 0 ? walk.tab : begin, walk.tab >= 0);
    return node;
  }

  // Complains, once a line, about a tab before the first thing of a line.
  void CheckTabs(int pos, bool known) {
    for (const Frame& frame : stack_) {
      if (frame.bracket) return;  // Between brackets, indentation is free.
    }
    int line = pos;
    while (line > bom_ && bytes_[static_cast<size_t>(line - 1)] != '\n') --line;
    if (line <= tab_line_) return;
    int end = line;
    while (At(end) == ' ' || At(end) == '\t') ++end;
    const size_t tab = std::string_view(bytes_)
                           .substr(0, static_cast<size_t>(end))
                           .find('\t', static_cast<size_t>(line));
    if (tab == std::string_view::npos || (!known && pos < end)) return;
    tab_line_ = line;
    const int at = static_cast<int>(tab);
    Error({at, at + 1},
          "a tab in the indentation; YAML is indented with spaces");
  }

  void Open(YamlNode::Kind kind, const YAML::Mark& mark,
            YAML::anchor_t anchor) {
    Frame frame;
    const int begin = SkipProperties(Position(mark));
    CheckDepth(0, {begin, begin});
    frame.node.kind = kind;
    frame.node.span = {begin, begin};
    frame.anchor = anchor;
    frame.bracket =
        At(begin) == (kind == YamlNode::Kind::kSequence ? '[' : '{') &&
        !opened_.contains(begin);
    if (frame.bracket) opened_.insert_or_assign(begin, true);
    CheckTabs(begin, false);
    last_end_ = std::max(last_end_, frame.bracket ? begin + 1 : begin);
    stack_.push_back(std::move(frame));
  }

  void Close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    frame.node.span.end = std::max(frame.node.span.end, last_end_);
    if (frame.bracket) {
      opened_.erase(frame.node.span.begin);
      int pos = SkipSpace(last_end_);
      if (At(pos) == ',' || At(pos) == ':') pos = SkipSpace(pos + 1);
      if (At(pos) == ',') pos = SkipSpace(pos + 1);
      if (At(pos) == ']' || At(pos) == '}') frame.node.span.end = pos + 1;
    }
    Finish(std::move(frame.node), frame.anchor);
  }

  void Finish(YamlNode node, YAML::anchor_t anchor) {
    last_end_ = std::max(last_end_, node.span.end);
    if (++nodes_ > kMaxNodes) {
      TooDeep({node.span.begin, node.span.begin},
              absl::StrFormat("more than %d values in one file", kMaxNodes));
    }
    if (anchor != 0) anchors_[anchor] = {node, ExtentOf(node)};
    Attach(std::move(node));
  }

  void Attach(YamlNode node) {
    if (stack_.empty()) {
      Surprise(node);
      root_ = std::move(node);
      return;
    }
    Frame& frame = stack_.back();
    if (frame.node.kind == YamlNode::Kind::kSequence) {
      Surprise(node);
      frame.node.items.push_back(std::move(node));
    } else if (!frame.has_key) {
      frame.has_key = true;
      frame.drop = !CheckKey(node, frame);
      frame.key = std::move(node);
    } else {
      frame.has_key = false;
      if (frame.drop) return;
      Surprise(node);
      frame.node.keys.push_back(std::move(frame.key));
      frame.node.items.push_back(std::move(node));
    }
  }

  bool CheckKey(const YamlNode& key, Frame& frame) {
    if (!key.IsScalar()) {
      Error(key.span,
            absl::StrFormat("found %s; a key is text", YamlKindName(key.kind)));
      return false;
    }
    const auto [first, added] = frame.seen.emplace(key.scalar, key.span);
    if (!added) {
      diagnostics_.Error(
          DiagnosticKind::kDuplicateKey, file_, key.span,
          absl::StrFormat("the key `%s` again; a map has it once", key.scalar),
          {{file_, first->second, "first here"}});
    }
    return added;
  }

  void Surprise(const YamlNode& node) {
    if (!node.IsScalar() || !node.plain) return;
    const std::string_view taken = YamlSurprise(node.scalar);
    if (taken.empty()) return;
    diagnostics_.Add(
        {DiagnosticKind::kYamlSurprise, Severity::kWarning, file_, node.span,
         absl::StrFormat("`%s` is read as text here, and as %s by "
                         "other YAML readers; put it in quotes",
                         node.scalar, taken),
         /*notes=*/{}, /*suggestion=*/"",
         DiagnosticFix{node.span, absl::StrFormat("'%s'", node.scalar)}});
  }

  const TextFilePtr& file_;
  const std::string& bytes_;
  const int bom_;
  Diagnostics& diagnostics_;
  YamlNode root_;
  bool seen_ = false;
  bool tagged_ = false;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  std::map<int, bool> opened_;  // Brackets of open frames.
  int nodes_ = 0;
  int64_t alias_bytes_ = 0;
  int last_end_ = 0;
  int tab_line_ = -1;
  Span last_quoted_;
};

// A line end that is a lone CR becomes LF: as long, and known to yaml-cpp.
std::string WithLineFeeds(const std::string& bytes) {
  std::string result = bytes;
  for (size_t i = 0; i < result.size(); ++i) {
    if (result[i] == '\r' &&
        (i + 1 == result.size() || result[i + 1] != '\n')) {
      result[i] = '\n';
    }
  }
  return result;
}

void AddSyntaxError(const YAML::Exception& error, const Builder& builder,
                    const TextFilePtr& file, const std::string& bytes, int bom,
                    Diagnostics& diagnostics) {
  const int size = static_cast<int>(bytes.size());
  const int at = error.mark.is_null()
                     ? builder.last_end()
                     : std::clamp(error.mark.pos + bom, 0, size);
  Span span = {at, at};
  std::string message = ExplainYamlError(error.msg);
  std::vector<DiagnosticNote> notes = builder.Clues(span);
  const int colon = ColonWithoutSpace(bytes, at);
  if (colon >= 0) {
    notes.push_back({file,
                     {colon, colon + 1},
                     "no space after this `:`, so no key stands before it"});
  }
  const std::string_view line = file->LineAt(at);
  const size_t indentation =
      std::min(line.find_first_not_of(" \t"), line.size());
  const size_t tab = line.substr(0, indentation).find('\t');
  const int unclosed = UnclosedQuote(bytes, builder.last_end());
  if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR && unclosed >= 0) {
    span = {unclosed, unclosed + 1};
  } else if (tab != std::string_view::npos) {
    const int begin = file->LineStart(at) + static_cast<int>(tab);
    span = {begin, begin + 1};
    message = ExplainYamlError(YAML::ErrorMsg::TAB_IN_INDENTATION);
    notes.clear();
  }
  diagnostics.Error(DiagnosticKind::kYamlSyntax, file, span, message,
                    std::move(notes));
}

}  // namespace

YamlNode ParseYaml(const TextFilePtr& file, Diagnostics& diagnostics) {
  const std::string bytes = WithLineFeeds(file->bytes());
  const int bom = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  YamlNode nothing;
  nothing.span = {bom, bom};
  const int control = ControlCharacter(bytes);
  if (control >= 0) {
    diagnostics.Error(
        DiagnosticKind::kYamlSyntax, file, {control, control + 1},
        absl::StrFormat(
            "the control character U+%04X, which YAML does not "
            "allow",
            static_cast<unsigned char>(bytes[static_cast<size_t>(control)])));
    return nothing;
  }
  Builder builder(file, bytes, bom, diagnostics);
  try {
    std::istringstream in(bytes);
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return nothing;
  } catch (const YAML::Exception& error) {
    AddSyntaxError(error, builder, file, bytes, bom, diagnostics);
    return nothing;
  }
  return builder.seen() ? builder.TakeRoot() : nothing;
}

}  // namespace claimcheck
