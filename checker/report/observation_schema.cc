// The JSON Schema of observation lines, from the fields that they are written
// by.

#include <string>
#include <type_traits>

#include "absl/strings/str_cat.h"
#include "checker/base/version.h"
#include "checker/report/observation_io.h"
#include "checker/report/observation_lines.h"

namespace claimcheck {
namespace {

LineJson RefTo(std::string_view name) {
  return {{"$ref", absl::StrCat("#/definitions/", std::string(name))}};
}

LineJson ListOf(LineJson items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

LineJson Whole() { return {{"type", "integer"}}; }
LineJson Text() { return {{"type", "string"}}; }
LineJson Pattern(const char* pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

LineJson Closed(LineJson properties, LineJson required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

// Collects the fields of one object, and the definitions they refer to.
class FieldSchema {
 public:
  explicit FieldSchema(LineJson& definitions) : definitions_(definitions) {}

  template <typename T>
  void operator()(const char* name, const T& member) {
    Add(name, TypeOf(member), !kMayLack<T>);
  }
  void ClaimId(const char* name, int) { Add(name, Text(), true); }
  void Path(const char* name, const TextFilePtr&) { Add(name, Text(), true); }
  void Runs(const char* name, const std::vector<int>&) {
    LineJson run = ListOf({{"type", "integer"}, {"minimum", 0}});
    run["minItems"] = 3;
    run["maxItems"] = 3;
    run["description"] = "[count, first, step]";
    Add(name, ListOf(std::move(run)), false);
  }
  void Counts(const char* name,
              const std::vector<std::pair<std::string, int>>&) {
    Add(name, {{"type", "object"}, {"additionalProperties", Whole()}}, false);
  }
  void Hashes(const char* name, const std::vector<uint64_t>&) {
    Add(name, ListOf(Pattern("^[0-9a-f]{1,16}$")), false);
  }

  void Add(const char* name, LineJson type, bool required) {
    properties_[name] = std::move(type);
    if (required) required_.push_back(name);
  }
  LineJson Take() {
    return Closed(std::move(properties_), std::move(required_));
  }

 private:
  LineJson TypeOf(bool) { return {{"type", "boolean"}}; }
  LineJson TypeOf(int) { return Whole(); }
  LineJson TypeOf(const std::string&) { return Text(); }
  LineJson TypeOf(const Decimal&) {
    return Pattern("^-?[0-9]{1,19}e-?[0-9]+$");
  }
  LineJson TypeOf(const absl::CivilDay&) {
    return Pattern("^-?[0-9]{1,5}-[0-9]{2}-[0-9]{2}$");
  }
  template <typename T>
  requires std::is_enum_v<T> LineJson TypeOf(T) {
    LineJson names = LineJson::array();
    for (int i = 0; i < EnumNames<T>::kCount; ++i) {
      names.push_back(std::string(EnumNames<T>::Of(static_cast<T>(i))));
    }
    return {{"enum", std::move(names)}};
  }
  template <IsOptional T>
  LineJson TypeOf(const T&) {
    return TypeOf(typename T::value_type{});
  }
  template <IsList T>
  LineJson TypeOf(const T&) {
    return ListOf(TypeOf(typename T::value_type{}));
  }
  template <typename T>
  requires requires { StructName<T>::kName; }
  LineJson TypeOf(const T& value) {
    const std::string name(StructName<T>::kName);
    if (!definitions_.contains(name)) {
      definitions_[name] = nullptr;  // Its place in the order.
      FieldSchema fields(definitions_);
      Fields(fields, value);
      definitions_[name] = fields.Take();
    }
    return RefTo(name);
  }

  LineJson& definitions_;
  LineJson properties_ = LineJson::object();
  LineJson required_ = LineJson::array();
};

void AddHeader(FieldSchema& line) {
  line.Add("schema", {{"const", kObservationsSchema}}, true);
  line.Add("engine", {{"const", kEngine}}, true);
  line.Add("rules", Pattern("^[0-9a-f]{64}$"), true);
}

}  // namespace

std::string ObservationsSchema() {
  LineJson definitions = LineJson::object();
  FieldSchema source(definitions);
  const Source nothing;
  Fields(source, nothing);
  FieldSchema observed(definitions);
  AddHeader(observed);
  observed.Add("only", ListOf(Text()), false);
  observed.Add("source", RefTo("source"), true);
  const SourceObservations none;
  Fields(observed, none);
  FieldSchema end(definitions);
  AddHeader(end);
  end.Add("end",
          Closed({{"sources", {{"type", "integer"}, {"minimum", 0}}},
                  {"unreadable", {{"type", "integer"}, {"minimum", 0}}},
                  {"corpora", ListOf(Text())}},
                 {"sources", "unreadable"}),
          true);
  definitions["source"] = source.Take();
  definitions["observed"] = observed.Take();
  definitions["ended"] = end.Take();
  const LineJson schema = {
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "claimcheck observations, one line"},
      {"description",
       "What is false, empty or absent is left out. Offsets are bytes of the "
       "source's file, lines and columns count from 1, numbers are written as "
       "digits, `e` and a power of ten."},
      {"if", {{"required", {"end"}}}},
      {"then", RefTo("ended")},
      {"else", RefTo("observed")},
      {"definitions", std::move(definitions)}};
  return schema.dump(2) + "\n";
}

}  // namespace claimcheck
