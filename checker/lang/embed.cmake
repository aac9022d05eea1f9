# Writes the language packs as C++ string constants.
#   cmake -DPACKS="a.yaml;b.yaml" -DOUT=pack_data.cc -P embed.cmake

set(code "// Generated from checker/lang/*.yaml.\n\n#include \"checker/lang/pack_data.h\"\n\nnamespace claimcheck {\n\nconst std::vector<PackData>& AllPackData() {\n  static const auto* packs = new std::vector<PackData>{\n")
foreach(pack IN LISTS PACKS)
  get_filename_component(name "${pack}" NAME_WE)
  file(READ "${pack}" text HEX)
  # Bytes as an array: a string literal may hold at most 65,536 of them.
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${text}")
  string(APPEND arrays "const char k_${name}[] = {${bytes}};\n")
  string(APPEND code
    "      {\"${name}\", std::string_view(k_${name}, sizeof(k_${name}))},\n")
endforeach()
string(APPEND code "  };\n  return *packs;\n}\n\n}  // namespace claimcheck\n")
string(REPLACE "namespace claimcheck {\n"
       "namespace claimcheck {\nnamespace {\n\n${arrays}\n}  // namespace\n"
       code "${code}")
file(WRITE "${OUT}" "${code}")
