// RETURN_IF_ERROR and ASSIGN_OR_RETURN, with the meaning that recent Abseil
// gives them in absl/status/status_macros.h.

#ifndef CHECKER_BASE_STATUS_MACROS_H_
#define CHECKER_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define RETURN_IF_ERROR(expression)                           \
  do {                                                        \
    if (absl::Status status_ = (expression); !status_.ok()) { \
      return status_;                                         \
    }                                                         \
  } while (false)

#define CLAIMCHECK_CONCAT_INNER_(a, b) a##b
#define CLAIMCHECK_CONCAT_(a, b) CLAIMCHECK_CONCAT_INNER_(a, b)
#define CLAIMCHECK_ASSIGN_OR_RETURN_(result, target, expression) \
  auto result = (expression);                                    \
  if (!result.ok()) return result.status();                      \
  target = std::move(result).value()

#define ASSIGN_OR_RETURN(target, expression)                                  \
  CLAIMCHECK_ASSIGN_OR_RETURN_(CLAIMCHECK_CONCAT_(result_, __LINE__), target, \
                               expression)

#endif  // CHECKER_BASE_STATUS_MACROS_H_
