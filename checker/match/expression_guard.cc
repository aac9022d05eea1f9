#include "checker/match/expression_guard.h"

#include <algorithm>
#include <numeric>

#include "checker/base/check.h"
#include "re2/filtered_re2.h"
#include "re2/set.h"

namespace claimcheck {
namespace {

// Shorter strings are met in nearly every text.
constexpr int kShortestString = 3;

RE2::Options AnyCase() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  return options;
}

}  // namespace

struct ExpressionGuard::Strings {
  RE2::Set set{AnyCase(), RE2::UNANCHORED};
};

ExpressionGuard::ExpressionGuard()
    : filter_(std::make_unique<re2::FilteredRE2>(kShortestString)) {}

ExpressionGuard::~ExpressionGuard() = default;

void ExpressionGuard::Add(const std::string& expression) {
  int number = -1;
  CHECK(filter_->Add(expression, AnyCase(), &number) == RE2::NoError);
  CHECK(number == size_);
  ++size_;
}

void ExpressionGuard::Finish() {
  if (size_ == 0) return;
  std::vector<std::string> strings;
  filter_->Compile(&strings);
  if (strings.empty()) return;
  strings_ = std::make_unique<Strings>();
  for (const std::string& string : strings) {
    CHECK(strings_->set.Add(RE2::QuoteMeta(string), nullptr) >= 0);
  }
  if (!strings_->set.Compile()) strings_ = nullptr;  // Too many.
}

std::vector<int> ExpressionGuard::MayMatch(std::string_view text) const {
  std::vector<int> found;
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  if (strings_ != nullptr) {
    strings_->set.Match({text.data(), text.size()}, &found, &error);
  }
  std::vector<int> numbers;
  if (size_ == 0) return numbers;
  if (strings_ == nullptr || error.kind != RE2::Set::kNoError) {
    numbers.resize(static_cast<size_t>(size_));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
  }
  filter_->AllPotentials(found, &numbers);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace claimcheck
