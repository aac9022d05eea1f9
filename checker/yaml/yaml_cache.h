// YAML files parsed once, for programs that read the same rules again and
// again while one of them is written.

#ifndef CHECKER_YAML_YAML_CACHE_H_
#define CHECKER_YAML_YAML_CACHE_H_

#include <map>
#include <memory>

#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// Knows files by identity, not by name: a file with other bytes is another
// TextFile.
class YamlCache {
 public:
  // As ParseYaml, which is called if the file has not been parsed; what is
  // wrong in it is said each time.
  std::shared_ptr<const YamlNode> Parse(const TextFilePtr& file,
                                        Diagnostics& diagnostics);

  // Forgets the files that nobody has asked for since the last call.
  void Sweep();

 private:
  struct Parsed {
    TextFilePtr file;  // Keeps the address from being used again.
    std::shared_ptr<const YamlNode> root;
    Diagnostics diagnostics;
    bool used = false;
  };
  std::map<const TextFile*, Parsed> parsed_;
};

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_CACHE_H_
