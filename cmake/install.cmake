# What `cmake --install` and packages put where. Shells and man find their files
# by these folders.

set(manual_dir ${CMAKE_BINARY_DIR}/checker/manual)

install(TARGETS claimcheck RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules corpus
        DESTINATION ${CMAKE_INSTALL_DATADIR}/claimcheck)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES reports/README.md reports/CI.md reports/DIFF.md reports/CACHE.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/reports)
install(DIRECTORY reports/ci DESTINATION ${CMAKE_INSTALL_DOCDIR}/reports)
install(FILES ${manual_dir}/claimcheck.1.gz
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual_dir}/claimcheck
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${manual_dir}/claimcheck.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# Debian has other places for these: see debian.cmake.
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT elsewhere)
install(FILES ${manual_dir}/_claimcheck
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
        COMPONENT elsewhere)
