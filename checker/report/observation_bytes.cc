#include "checker/report/observation_bytes.h"

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "checker/report/observation_io.h"

namespace claimcheck {
namespace {

template <typename T>
concept IsStruct = requires {
  StructName<T>::kName;
};
template <typename T>
concept IsPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ByteWriter {
 public:
  template <typename T>
  void operator()(const char*, const T& member) {
    Put(member);
  }
  void ClaimId(const char*, int claim) { Put(claim); }
  void Counts(const char*,
              const std::vector<std::pair<std::string, int>>& counts) {
    Put(static_cast<uint64_t>(counts.size()));
    for (const auto& [key, count] : counts) {
      Put(key);
      Put(count);
    }
  }
  void Hashes(const char*, const std::vector<uint64_t>& hashes) { Put(hashes); }
  std::string Take() { return std::move(bytes_); }

  void Put(const std::string& text) {
    Put(static_cast<uint64_t>(text.size()));
    bytes_ += text;
  }

 private:
  template <IsPlain T>
  void Put(T number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof(number));
  }
  void Put(const Decimal& number) {
    Put(number.digits());
    Put(number.exponent());
  }
  void Put(const absl::CivilDay& day) {
    Put(day.year());
    Put(day.month());
    Put(day.day());
  }
  template <IsOptional T>
  void Put(const T& optional) {
    Put(optional.has_value());
    if (optional) Put(*optional);
  }
  template <IsList T>
  void Put(const T& list) {
    Put(static_cast<uint64_t>(list.size()));
    for (const auto& item : list) Put(item);
  }
  template <IsStruct T>
  void Put(const T& value) {
    Fields(*this, value);
  }

  std::string bytes_;
};

// Once something is missing, all that is read is empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  void operator()(const char*, T& member) {
    Get(member);
  }
  void ClaimId(const char*, int& claim) { Get(claim); }
  void Counts(const char*, std::vector<std::pair<std::string, int>>& counts) {
    for (uint64_t left = Size(); left > 0 && ok_; --left) {
      auto& [key, count] = counts.emplace_back();
      Get(key);
      Get(count);
    }
  }
  void Hashes(const char*, std::vector<uint64_t>& hashes) { Get(hashes); }

  bool AtEnd() const { return ok_ && bytes_.empty(); }

  void Get(std::string& text) {
    const uint64_t size = Size();
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
  }

 private:
  // A number of things that take a byte each, or more.
  uint64_t Size() {
    uint64_t size = 0;
    Get(size);
    ok_ = ok_ && size <= bytes_.size();
    return ok_ ? size : 0;
  }
  template <IsPlain T>
  void Get(T& number) {
    ok_ = ok_ && sizeof(number) <= bytes_.size();
    if (!ok_) return;
    std::memcpy(&number, bytes_.data(), sizeof(number));
    bytes_.remove_prefix(sizeof(number));
  }
  void Get(Decimal& number) {
    int64_t digits = 0;
    int exponent = 0;
    Get(digits);
    Get(exponent);
    number = Decimal(digits, exponent);
  }
  void Get(absl::CivilDay& day) {
    absl::civil_year_t year = 0;
    int month = 1;
    int day_of_month = 1;
    Get(year);
    Get(month);
    Get(day_of_month);
    day = absl::CivilDay(year, month, day_of_month);
  }
  template <IsOptional T>
  void Get(T& optional) {
    bool is_there = false;
    Get(is_there);
    if (is_there && ok_) Get(optional.emplace());
  }
  template <IsList T>
  void Get(T& list) {
    const uint64_t size = Size();
    list.resize(size);
    for (uint64_t i = 0; i < size && ok_; ++i) Get(list[i]);
  }
  template <IsStruct T>
  void Get(T& value) {
    Fields(*this, value);
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace

std::string ObservationBytes(const SourceObservations& observed) {
  ByteWriter writer;
  writer.Put(observed.source);
  Fields(writer, observed);
  return writer.Take();
}

std::optional<SourceObservations> ReadObservationBytes(std::string_view bytes) {
  SourceObservations observed;
  ByteReader reader(bytes);
  reader.Get(observed.source);
  Fields(reader, observed);
  if (!reader.AtEnd()) return std::nullopt;
  return observed;
}

}  // namespace claimcheck
