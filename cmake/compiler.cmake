# Warnings for our own files only; they never reach a project that uses the library.
add_library(corridor_warnings INTERFACE)
target_compile_options(corridor_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
    $<$<BOOL:${CORRIDOR_WARNINGS_AS_ERRORS}>:-Werror>)

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# A changed .clang-tidy asks for every source anew; nothing else tells ninja so.
function(tidy_again_when_settings_change target)
    if(CMAKE_CXX_CLANG_TIDY)
        get_target_property(sources ${target} SOURCES)
        set_source_files_properties(${sources} TARGET_DIRECTORY ${target}
            PROPERTIES OBJECT_DEPENDS ${PROJECT_SOURCE_DIR}/.clang-tidy)
    endif()
endfunction()
