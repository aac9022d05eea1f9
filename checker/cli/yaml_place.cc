#include "checker/cli/yaml_place.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"

namespace claimcheck {
namespace {

std::string Trimmed(std::string_view text) {
  return std::string(
      absl::StripAsciiWhitespace(absl::string_view(text.data(), text.size())));
}

// Without quotation marks around it and without a comment behind it.
std::string Plain(std::string_view text) {
  std::string value = Trimmed(text);
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'')) {
    const size_t end = value.find(value[0], 1);
    return value.substr(1, end == std::string::npos ? end : end - 1);
  }
  return Trimmed(value.substr(0, value.find(" #")));
}

// The dashes of a line, then its key, each with its column.
struct BlockLine {
  std::vector<int> dashes;
  int column = 0;   // Of what follows the dashes.
  std::string key;  // "" if there is none.
  int value = -1;   // Where the value begins; -1 without a key.
  bool blank = false;
};

BlockLine ReadLine(std::string_view line) {
  BlockLine read;
  size_t at = 0;
  const auto skip = [&] {
    while (at < line.size() && line[at] == ' ') ++at;
  };
  skip();
  while (at < line.size() && line[at] == '-' &&
         (at + 1 == line.size() || line[at + 1] == ' ')) {
    read.dashes.push_back(static_cast<int>(at));
    ++at;
    skip();
  }
  read.column = static_cast<int>(at);
  read.blank = read.dashes.empty() && (at >= line.size() || line[at] == '#');
  if (at >= line.size()) return read;
  size_t colon = std::string_view::npos;
  if (line[at] == '"' || line[at] == '\'') {
    const size_t end = line.find(line[at], at + 1);
    if (end != std::string_view::npos && end + 1 < line.size() &&
        line[end + 1] == ':') {
      colon = end + 1;
    }
  } else if (line[at] != '{' && line[at] != '[' && line[at] != '#') {
    colon = line.find(": ", at);
    if (colon == std::string_view::npos && line.ends_with(':')) {
      colon = line.size() - 1;
    }
  }
  if (colon == std::string_view::npos) return read;
  read.key = Plain(line.substr(at, colon - at));
  read.value = static_cast<int>(colon) + 1;
  return read;
}

// What the flow collections of one value, up to the cursor, add to a place.
class FlowReader {
 public:
  FlowReader(std::string_view value, int begin) {
    for (size_t i = 0; i < value.size(); ++i) {
      const int offset = begin + static_cast<int>(i);
      Take(value[i], offset);
    }
    end_ = begin + static_cast<int>(value.size());
  }

  void AddTo(YamlPlace& place) const {
    for (const Level& level : open_) {
      if (!level.is_map) {
        place.path.push_back("-");
      } else if (!level.key.empty()) {
        place.path.push_back(level.key);
      }
    }
    if (!open_.empty()) {
      place.at_key = open_.back().is_map && open_.back().key.empty();
      place.siblings = open_.back().done;
    }
    place.prefix = token_;
    place.begin = token_.empty() ? end_ : token_begin_;
    const size_t brace = token_.rfind('{');
    if (brace == std::string::npos ||
        token_.find('}', brace) != std::string::npos) {
      return;
    }
    place.in_braces = true;
    place.at_key = false;
    place.prefix = token_.substr(brace + 1);
    place.begin = token_begin_ + static_cast<int>(brace) + 1;
  }

 private:
  struct Level {
    bool is_map = false;
    std::string key;  // Whose value is being written.
    std::map<std::string, std::string> done;
  };

  void Take(char c, int offset) {
    if (quote_ != 0) {
      if (c == quote_) {
        quote_ = 0;
        closed_ = true;
        return;
      }
      token_ += c;
      return;
    }
    if (token_.empty() && !closed_) {
      if (c == ' ') return;
      if (c == '{' || c == '[') {
        open_.push_back({c == '{', "", {}});
        return;
      }
      if (c == '"' || c == '\'') {
        quote_ = c;
        token_begin_ = offset + 1;
        return;
      }
    }
    if (!open_.empty() && !in_braces_ && (c == ',' || c == '}' || c == ']')) {
      Level& level = open_.back();
      if (level.is_map && !level.key.empty()) {
        level.done[level.key] = Trimmed(token_);
        level.key.clear();
      }
      if (c != ',') open_.pop_back();
      Restart();
      closed_ = c != ',';
      return;
    }
    if (!open_.empty() && open_.back().is_map && open_.back().key.empty() &&
        c == ':') {
      open_.back().key = Trimmed(token_);
      Restart();
      return;
    }
    if (token_.empty()) token_begin_ = offset;
    if (c == '{' || c == '}') in_braces_ = c == '{';
    token_ += c;
  }

  void Restart() {
    token_.clear();
    closed_ = in_braces_ = false;
  }

  std::vector<Level> open_;
  std::string token_;
  int token_begin_ = 0;
  char quote_ = 0;
  bool closed_ = false;     // Behind a quoted text or a collection.
  bool in_braces_ = false;  // Inside a {name} of plain text.
  int end_ = 0;
};

// The keys and dashes above (and siblings around) a map at `column`.
class Surroundings {
 public:
  Surroundings(const LspText& text, int line, const BlockLine& here)
      : text_(text), line_(line), limit_(here.column) {
    // The dashes of the cursor's own line come first.
    WalkUp(here);
  }
  std::vector<std::string> path;  // From the root.
  std::map<std::string, std::string> siblings;

 private:
  void WalkUp(const BlockLine& here) {
    const int column = here.column;
    bool in_map = true;  // Has not left the cursor's own map.
    Dashes(here, in_map);
    for (int above = line_ - 1;
         above >= 0 && (limit_ > 0 || after_dash_ || in_map); --above) {
      const std::string_view written = text_.Line(above);
      const BlockLine read = ReadLine(written);
      if (read.blank) continue;
      if (!read.key.empty()) {
        if (in_map && read.column == column) Sibling(read, written);
        if (read.column < limit_ ||
            (after_dash_ && read.column == limit_ && read.dashes.empty())) {
          in_map = false;
          path.insert(path.begin(), read.key);
          limit_ = read.column;
          after_dash_ = false;
        }
      }
      Dashes(read, in_map);
    }
    if (!here.dashes.empty() && here.key.empty() && path.empty()) return;
    for (int below = line_ + 1; below < text_.lines(); ++below) {
      const std::string_view written = text_.Line(below);
      const BlockLine read = ReadLine(written);
      if (read.blank) continue;
      const int first = read.dashes.empty() ? read.column : read.dashes[0];
      if (first < column) break;
      if (read.column == column && read.dashes.empty()) Sibling(read, written);
    }
  }

  void Dashes(const BlockLine& read, bool& in_map) {
    for (auto dash = read.dashes.rbegin(); dash != read.dashes.rend(); ++dash) {
      if (*dash >= limit_) continue;
      in_map = false;
      path.insert(path.begin(), "-");
      limit_ = *dash;
      after_dash_ = true;
    }
  }

  void Sibling(const BlockLine& read, std::string_view line) {
    siblings.emplace(read.key,
                     Plain(line.substr(static_cast<size_t>(read.value))));
  }

  const LspText& text_;
  const int line_;
  int limit_;
  bool after_dash_ = false;
};

}  // namespace

YamlPlace PlaceAt(const LspText& text, int offset) {
  const int line =
      text.PositionOf(offset, PositionEncoding::kUtf8)["line"].get<int>();
  const int start = text.LineStart(line);
  const std::string_view whole = text.Line(line);
  const std::string_view before = whole.substr(
      0, std::min(whole.size(), static_cast<size_t>(offset - start)));
  BlockLine here = ReadLine(before);
  // An empty line belongs to the map at the cursor's column.
  if (here.blank) here.column = static_cast<int>(before.size());
  Surroundings around(text, line, here);
  YamlPlace place;
  place.path = std::move(around.path);
  place.siblings = std::move(around.siblings);
  if (here.value >= 0) place.path.push_back(here.key);
  place.at_key = here.value < 0;
  const int value = here.value >= 0 ? here.value : here.column;
  FlowReader(before.substr(std::min(before.size(), static_cast<size_t>(value))),
             start + value)
      .AddTo(place);
  return place;
}

SchemaPlace SchemaAt(const std::vector<YamlObject>& objects,
                     const YamlPlace& place) {
  const auto named = [&](const std::string& id) -> const YamlObject* {
    for (const YamlObject& object : objects) {
      if (object.id == id) return &object;
    }
    return nullptr;
  };
  // The fields of an object; of one of several kinds, by the key that tells, or
  // all that any of them has.
  const auto fields_of = [&](const YamlObject* object, bool last) {
    std::vector<const YamlField*> fields;
    if (object == nullptr) return fields;
    std::vector<const YamlObject*> all = {object};
    if (!object->variants.empty()) {
      all.clear();
      const auto kind = place.siblings.find(object->variant_key);
      for (const std::string& id : object->variants) {
        const YamlObject* variant = named(id);
        const YamlField* tell =
            variant == nullptr ? nullptr : variant->Find(object->variant_key);
        if (tell == nullptr) continue;
        const bool known =
            last && kind != place.siblings.end() && !kind->second.empty();
        if (known && tell->words != std::vector<std::string>{kind->second}) {
          continue;
        }
        all.push_back(variant);
      }
    }
    for (const YamlObject* one : all) {
      for (const YamlField& field : one->fields) {
        const bool seen =
            std::any_of(fields.begin(), fields.end(),
                        [&](auto* other) { return other->key == field.key; });
        if (!seen) fields.push_back(&field);
      }
    }
    return fields;
  };
  const YamlObject* object = &objects.front();
  const YamlField* field = nullptr;
  bool by_name = false;  // `field` is a map of names, which come next.
  for (size_t i = 0; i < place.path.size(); ++i) {
    const std::string& step = place.path[i];
    if (object != nullptr) {
      // The place's siblings are those of its own map only.
      const bool last = i + 1 == place.path.size() && !place.at_key;
      field = nullptr;
      for (const YamlField* one : fields_of(object, last)) {
        if (one->key == step) field = one;
      }
      object = nullptr;
      if (field == nullptr) return {};
      by_name = field->type == YamlType::kByName ||
                field->type == YamlType::kByNameOrPhrases;
      if (field->type == YamlType::kObject) object = named(field->object);
    } else if (field != nullptr && by_name && step != "-") {
      by_name = false;
      if (!field->object.empty()) object = named(field->object);
    } else if (field != nullptr && field->type == YamlType::kObjects &&
               step == "-") {
      object = named(field->object);
    }
  }
  SchemaPlace found;
  if (place.at_key && object != nullptr) {
    found.fields = fields_of(object, true);
  } else if (object == nullptr || !place.at_key) {
    found.field = by_name ? nullptr : field;
  }
  return found;
}

}  // namespace claimcheck
