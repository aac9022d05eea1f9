// Writes and reads the fields of observation_fields.h as JSON.

#ifndef CHECKER_REPORT_OBSERVATION_IO_H_
#define CHECKER_REPORT_OBSERVATION_IO_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/civil_time.h"
#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/report/observation_fields.h"
#include "checker/rules/rule_set.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

using LineJson = nlohmann::ordered_json;

template <typename T>
concept IsList = requires(T list) {
  list.push_back(list.front());
}
&&!std::same_as<T, std::string>;
template <typename T>
concept IsOptional = requires(T optional) {
  optional.emplace();
};
// Of the structs, those that can be compared are left out if they are empty.
template <typename T>
concept IsComparable = std::is_class_v<T> && std::equality_comparable<T> &&
                       !std::same_as<T, Decimal> &&
                       !std::same_as<T, absl::CivilDay>;
template <typename T>
constexpr bool kMayLack =
    std::same_as<T, bool> || std::same_as<T, std::string> || IsList<T> ||
    IsOptional<T> || IsComparable<T>;

// Fields to JSON.
class FieldWriter {
 public:
  FieldWriter(const std::vector<const Claim*>& claims, LineJson& object)
      : claims_(claims), object_(object) {}

  template <typename T>
  void operator()(const char* name, const T& member) {
    if constexpr (std::same_as<T, bool>) {
      if (member) Put(name, true);
    } else if constexpr (std::is_arithmetic_v<T>) {
      Put(name, member);
    } else if constexpr (IsOptional<T>) {
      if (member) (*this)(name, *member, /*always=*/true);
    } else if constexpr (std::same_as<T, std::string> || IsList<T>) {
      if (!member.empty()) Put(name, ToJson(member));
    } else if constexpr (IsComparable<T>) {
      if (!(member == T{})) Put(name, ToJson(member));
    } else {
      Put(name, ToJson(member));
    }
  }
  template <typename T>
  void operator()(const char* name, const T& member, bool /*always*/) {
    Put(name, ToJson(member));
  }

  void ClaimId(const char* name, int claim);
  void Path(const char* name, const TextFilePtr& file);
  // [count, first, step] for each run of numbers that rise by `step`.
  void Runs(const char* name, const std::vector<int>& numbers);
  void Counts(const char* name,
              const std::vector<std::pair<std::string, int>>& counts);
  void Hashes(const char* name, const std::vector<uint64_t>& hashes);

 private:
  void Put(const char* name, LineJson json) {
    object_.get_ref<LineJson::object_t&>().emplace_back(name, std::move(json));
  }
  LineJson ToJson(const std::string& text) { return text; }
  LineJson ToJson(bool truth) { return truth; }
  LineJson ToJson(int number) { return number; }
  LineJson ToJson(const Decimal& number);
  LineJson ToJson(const absl::CivilDay& day);
  template <typename T>
  requires std::is_enum_v<T> LineJson ToJson(T value) {
    return std::string(EnumNames<T>::Of(value));
  }
  template <IsList T>
  LineJson ToJson(const T& list) {
    LineJson out = LineJson::array();
    for (const auto& item : list) out.push_back(ToJson(item));
    return out;
  }
  template <typename T>
  requires requires { StructName<T>::kName; }
  LineJson ToJson(const T& value) {
    LineJson out = LineJson::object();
    FieldWriter writer(claims_, out);
    Fields(writer, value);
    return out;
  }

  const std::vector<const Claim*>& claims_;
  LineJson& object_;
};

// JSON to fields. The first mistake is kept, and the rest is not to be used.
class FieldReader {
 public:
  // Where a mistake is said: "observations/3/at: wanted a number".
  struct State {
    const absl::flat_hash_map<std::string, int>& claims;
    size_t numbers_most = 0;  // Of all runs together.
    std::string error = "";
  };
  FieldReader(const LineJson& object, State& state)
      : object_(object), state_(state) {}

  template <typename T>
  void operator()(const char* name, T& member) {
    if (!state_.error.empty()) return;
    const LineJson* json = Find(name);
    if (json != nullptr) {
      At(name, Read(*json, member));
      return;
    }
    if constexpr (kMayLack<T>) {
      member = T{};
    } else {
      At(name, Fail("is missing"));
    }
  }

  // A claim that is not among `claims` becomes -1.
  void ClaimId(const char* name, int& claim);
  void Path(const char* name, TextFilePtr& file);
  void Runs(const char* name, std::vector<int>& numbers);
  void Counts(const char* name,
              std::vector<std::pair<std::string, int>>& counts);
  void Hashes(const char* name, std::vector<uint64_t>& hashes);

  // Complains of keys that no field asked for.
  void Finish();

 private:
  const LineJson* Find(const char* name);
  bool Fail(const char* what);
  // Puts where it is before the mistake.
  void At(const char* name, bool ok);

  bool Read(const LineJson& json, bool& truth);
  bool Read(const LineJson& json, int& number);
  bool Read(const LineJson& json, std::string& text);
  bool Read(const LineJson& json, Decimal& number);
  bool Read(const LineJson& json, absl::CivilDay& day);
  template <typename T>
  requires std::is_enum_v<T>
  bool Read(const LineJson& json, T& value) {
    const auto* name = json.get_ptr<const std::string*>();
    for (int i = 0; name != nullptr && i < EnumNames<T>::kCount; ++i) {
      value = static_cast<T>(i);
      if (EnumNames<T>::Of(value) == *name) return true;
    }
    return Fail("is no name that this field has");
  }
  template <IsOptional T>
  bool Read(const LineJson& json, T& optional) {
    return Read(json, optional.emplace());
  }
  template <IsList T>
  bool Read(const LineJson& json, T& list) {
    list.clear();
    if (!json.is_array()) return Fail("wanted a list");
    list.reserve(json.size());
    for (const LineJson& item : json) {
      if (Read(item, list.emplace_back())) continue;
      AddToPath(std::to_string(list.size() - 1));
      return false;
    }
    return true;
  }
  template <typename T>
  requires requires { StructName<T>::kName; }
  bool Read(const LineJson& json, T& value) {
    if (!json.is_object()) return Fail("wanted an object");
    FieldReader reader(json, state_);
    Fields(reader, value);
    reader.Finish();
    return state_.error.empty();
  }
  void AddToPath(const std::string& step);

  const LineJson& object_;
  State& state_;
  size_t found_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_REPORT_OBSERVATION_IO_H_
