include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)

install(TARGETS corridor EXPORT corridorTargets FILE_SET HEADERS)
install(EXPORT corridorTargets NAMESPACE corridor:: DESTINATION ${package_folder})
if(TARGET corridor_cli)
    install(TARGETS corridor_cli)
endif()

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/corridorConfig.cmake.in corridorConfig.cmake
    INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(corridorConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/corridorConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/corridorConfigVersion.cmake
    DESTINATION ${package_folder})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
