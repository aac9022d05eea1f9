#include "checker/report/observation_io.h"

#include <charconv>
#include <limits>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

// "a1b2": hexadecimal digits and nothing else, as they are written.
std::optional<uint64_t> ReadHash(const std::string& text) {
  uint64_t hash = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, hash, 16);
  if (text.empty() || error != std::errc() || at != end) return std::nullopt;
  return hash;
}

}  // namespace

LineJson FieldWriter::ToJson(const Decimal& number) {
  return absl::StrCat(number.digits(), "e", number.exponent());
}

LineJson FieldWriter::ToJson(const absl::CivilDay& day) {
  return absl::FormatCivilTime(day);
}

void FieldWriter::ClaimId(const char* name, int claim) {
  Put(name, claims_[static_cast<size_t>(claim)]->id);
}

void FieldWriter::Path(const char* name, const TextFilePtr& file) {
  Put(name, file->name());
}

void FieldWriter::Runs(const char* name, const std::vector<int>& numbers) {
  if (numbers.empty()) return;
  LineJson runs = LineJson::array();
  for (size_t begin = 0, end = 0; begin < numbers.size(); begin = end) {
    end = begin + 1;
    const int step = end == numbers.size() ? 0 : numbers[end] - numbers[begin];
    while (end < numbers.size() && numbers[end] - numbers[end - 1] == step) {
      ++end;
    }
    runs.push_back({end - begin, numbers[begin], step});
  }
  Put(name, std::move(runs));
}

void FieldWriter::Counts(
    const char* name, const std::vector<std::pair<std::string, int>>& counts) {
  if (counts.empty()) return;
  LineJson out = LineJson::object();
  for (const auto& [key, count] : counts) out[key] = count;
  Put(name, std::move(out));
}

void FieldWriter::Hashes(const char* name,
                         const std::vector<uint64_t>& hashes) {
  if (hashes.empty()) return;
  LineJson out = LineJson::array();
  for (const uint64_t hash : hashes) {
    out.push_back(absl::StrCat(absl::Hex(hash)));
  }
  Put(name, std::move(out));
}

const LineJson* FieldReader::Find(const char* name) {
  const auto found = object_.find(name);
  if (found == object_.end()) return nullptr;
  ++found_;
  return &*found;
}

bool FieldReader::Fail(const char* what) {
  if (state_.error.empty()) state_.error = absl::StrCat(" ", what);
  return false;
}

void FieldReader::AddToPath(const std::string& step) {
  const char* separator = state_.error.starts_with(' ') ? ":" : "/";
  state_.error = absl::StrCat(step, separator, state_.error);
}

void FieldReader::At(const char* name, bool ok) {
  if (!ok) AddToPath(name);
}

void FieldReader::Finish() {
  if (!state_.error.empty() || found_ == object_.size()) return;
  Fail("an unknown or repeated key");
}

bool FieldReader::Read(const LineJson& json, bool& truth) {
  if (!json.is_boolean()) return Fail("wanted true or false");
  truth = json.get<bool>();
  return true;
}

bool FieldReader::Read(const LineJson& json, int& number) {
  if (!json.is_number_integer()) return Fail("wanted a whole number");
  const auto wide = json.get<int64_t>();
  if (wide < std::numeric_limits<int>::min() ||
      wide > std::numeric_limits<int>::max()) {
    return Fail("a number out of range");
  }
  number = static_cast<int>(wide);
  return true;
}

bool FieldReader::Read(const LineJson& json, std::string& text) {
  if (!json.is_string()) return Fail("wanted a text");
  text = json.get_ref<const std::string&>();
  return true;
}

bool FieldReader::Read(const LineJson& json, Decimal& number) {
  const auto* text = json.get_ptr<const std::string*>();
  if (text == nullptr) return Fail("wanted a number as a text");
  int64_t digits = 0;
  int exponent = 0;
  const char* end = text->data() + text->size();
  const auto first = std::from_chars(text->data(), end, digits);
  const bool has_e =
      first.ec == std::errc() && first.ptr != end && *first.ptr == 'e';
  if (!has_e) return Fail("wanted a number such as 32e5");
  const auto second = std::from_chars(first.ptr + 1, end, exponent);
  if (second.ec != std::errc() || second.ptr != end) {
    return Fail("wanted a number such as 32e5");
  }
  number = Decimal(digits, exponent);
  return true;
}

bool FieldReader::Read(const LineJson& json, absl::CivilDay& day) {
  const auto* text = json.get_ptr<const std::string*>();
  if (text == nullptr || !absl::ParseCivilTime(*text, &day)) {
    return Fail("wanted a day such as 2025-01-17");
  }
  return true;
}

void FieldReader::ClaimId(const char* name, int& claim) {
  std::string id;
  (*this)(name, id);
  const auto found = state_.claims.find(id);
  claim = found == state_.claims.end() ? -1 : found->second;
}

void FieldReader::Path(const char* name, TextFilePtr& file) {
  std::string path;
  (*this)(name, path);
  file = *TextFile::Create(path, "");  // No bytes, no errors.
}

void FieldReader::Runs(const char* name, std::vector<int>& numbers) {
  constexpr int64_t kMost = std::numeric_limits<int>::max();
  numbers.clear();
  std::vector<std::vector<int>> runs;
  (*this)(name, runs);
  if (!state_.error.empty()) return;
  for (const std::vector<int>& run : runs) {
    const bool fits = run.size() == 3 && run[0] > 0 && run[1] >= 0 &&
                      run[2] >= 0 &&
                      (numbers.empty() || run[1] >= numbers.back()) &&
                      run[1] + int64_t{run[0]} * run[2] <= kMost &&
                      static_cast<size_t>(run[0]) <= state_.numbers_most;
    if (!fits) return At(name, Fail("wanted rising [count, first, step]"));
    state_.numbers_most -= static_cast<size_t>(run[0]);
    for (int i = 0; i < run[0]; ++i) numbers.push_back(run[1] + i * run[2]);
  }
}

void FieldReader::Counts(const char* name,
                         std::vector<std::pair<std::string, int>>& counts) {
  counts.clear();
  if (!state_.error.empty()) return;
  const LineJson* json = Find(name);
  if (json == nullptr) return;
  if (!json->is_object()) return At(name, Fail("wanted an object"));
  for (const auto& [key, value] : json->items()) {
    if (!Read(value, counts.emplace_back(key, 0).second)) {
      return At(name, false);
    }
  }
}

void FieldReader::Hashes(const char* name, std::vector<uint64_t>& hashes) {
  std::vector<std::string> texts;
  (*this)(name, texts);
  hashes.clear();
  if (!state_.error.empty()) return;
  for (const std::string& text : texts) {
    const std::optional<uint64_t> hash = ReadHash(text);
    if (!hash) return At(name, Fail("wanted hexadecimal digits"));
    hashes.push_back(*hash);
  }
}

}  // namespace claimcheck
