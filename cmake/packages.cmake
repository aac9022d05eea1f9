# The packages claimcheck is built from, each behind one target name.

find_package(absl REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU QUIET REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json REQUIRED)

find_package(yaml-cpp REQUIRED)
if(NOT TARGET yaml-cpp::yaml-cpp)  # yaml-cpp 0.7 exports the bare name.
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()

find_package(re2 CONFIG QUIET)
if(NOT TARGET re2::re2)  # Older RE2 packages ship only a pkg-config file.
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
  add_library(re2::re2 ALIAS PkgConfig::RE2)
endif()

find_package(CLI11 CONFIG QUIET)
if(NOT TARGET CLI11::CLI11)
  pkg_check_modules(CLI11 REQUIRED IMPORTED_TARGET CLI11)
  add_library(CLI11::CLI11 ALIAS PkgConfig::CLI11)
endif()

find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
add_library(claimcheck_stemmer INTERFACE)
target_include_directories(claimcheck_stemmer SYSTEM INTERFACE
                           ${STEMMER_INCLUDE_DIR})
target_link_libraries(claimcheck_stemmer INTERFACE ${STEMMER_LIBRARY})
