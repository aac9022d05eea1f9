// The checksum by which a file's bytes are known again.

#ifndef CHECKER_BASE_SHA256_H_
#define CHECKER_BASE_SHA256_H_

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX.

namespace claimcheck {

// The SHA-256 of `bytes`, in 64 lower-case hexadecimal digits.
//
// Source: FIPS 180-4, as OpenSSL computes it.
std::string Sha256Hex(std::string_view bytes);

// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  void Add(std::string_view bytes);
  // Of all that was added. Once, at the end.
  std::string Hex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace claimcheck

#endif  // CHECKER_BASE_SHA256_H_
