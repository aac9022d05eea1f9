# The Debian package: `cpack --preset deb` after a build.

set(CLAIMCHECK_MAINTAINER
    "claimcheck developers <claimcheck@example.invalid>" CACHE STRING
    "Who answers for packages, as in \"Name <address>\"")
set(CLAIMCHECK_HOMEPAGE "" CACHE STRING "A URL that packages name")

# cpack packs what was built and builds nothing itself, least of all tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

# Only packages have these; so says the component, see below.
set(debian_dir ${CMAKE_CURRENT_BINARY_DIR}/debian)
configure_file(cmake/debian/changelog.in ${debian_dir}/changelog.Debian @ONLY)
configure_file(CHANGELOG.md ${debian_dir}/changelog COPYONLY)
execute_process(
  COMMAND ${GZIP} -9nkf ${debian_dir}/changelog.Debian ${debian_dir}/changelog
  COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${debian_dir}/changelog.Debian.gz ${debian_dir}/changelog.gz
              cmake/debian/copyright
        DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${manual_dir}/_claimcheck
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
        COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claimcheck)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# One package of two components, without `elsewhere`.
set(CPACK_COMPONENTS_ALL Unspecified debian)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CLAIMCHECK_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${CLAIMCHECK_HOMEPAGE}")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS git)  # For `claimcheck diff REVISION`.
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Debian wants the first line without an article.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
    "claim cross-referencing and source-consistency checker")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Several sources speak about one event. claimcheck tells which of them agree
with a claim, which contradict it, which leave it out, and who says what, from
rules that a person wrote, with the exact words that prove each answer.
.
It writes text, JSON, one HTML page, SARIF, JUnit and the formats of GitHub and
GitLab, and has a language server for those who write rules.")
include(CPack)
