#include "checker/cli/validators.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "checker/cli/gate.h"
#include "checker/cli/names.h"
#include "checker/values/value.h"

namespace claimcheck {

CLI::Validator Known(const std::vector<std::string>& names) {
  return CLI::Validator([](std::string&) { return std::string(); },
                        absl::StrJoin(names, "|"));
}

CLI::Validator OneOf(std::string noun, std::vector<std::string> names) {
  const std::string choices = absl::StrJoin(names, "|");
  return CLI::Validator(
      [noun, names](std::string& text) -> std::string {
        for (const std::string& name : names) {
          if (name == text) return "";
        }
        return absl::StrFormat("unknown %s `%s`%s", noun, text,
                               NameHint(text, names));
      },
      choices);
}

CLI::Validator ThreadCount() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        int count = 0;
        if (absl::SimpleAtoi(text, &count) && count >= 0 && count <= 1024) {
          return "";
        }
        return absl::StrFormat("`%s` is not a number of threads, 0 to 1024",
                               text);
      },
      "");
}

CLI::Validator Percent() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        int percent = 0;
        if (absl::SimpleAtoi(text, &percent) && percent >= 0 &&
            percent <= 100) {
          return "";
        }
        return absl::StrFormat("`%s` is not a percentage, 0 to 100", text);
      },
      "");
}

CLI::Validator NotEmpty(std::string message) {
  return CLI::Validator(
      [message](std::string& text) { return text.empty() ? message : ""; }, "");
}

CLI::Validator OneDay() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        const auto days = ParseDays(text);
        if (days.ok() && days->IsOneDay()) return "";
        return absl::StrFormat("`%s` is not a day, as in 2025-01-31", text);
      },
      "");
}

CLI::Validator Limit() {
  return CLI::Validator([](std::string& text) { return WhyNoLimit(text); }, "");
}

CLI::Validator Part() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        const std::vector<std::string> words = absl::StrSplit(text, '/');
        int number = 0;
        int of = 0;
        if (words.size() == 2 && absl::SimpleAtoi(words[0], &number) &&
            absl::SimpleAtoi(words[1], &of) && 1 <= number && number <= of) {
          return "";
        }
        return absl::StrFormat("`%s` is no part, as in 3/10", text);
      },
      "");
}

}  // namespace claimcheck
