# Builds the project in stranger/ against corridor and runs it. HOW is package or folder.
set(options -G Ninja -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER=${COMPILER} -D "CMAKE_CXX_FLAGS=${FLAGS} -O0"
    -D CMAKE_CXX_FLAGS_DEBUG= -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})
file(REMOVE_RECURSE ${WORK})
if(HOW STREQUAL package)
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${CORRIDOR_BUILD} --prefix ${WORK}/installed
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    list(APPEND options -D CMAKE_PREFIX_PATH=${WORK}/installed)
else()
    list(APPEND options -D CORRIDOR_FOLDER=${CORRIDOR_SOURCE})
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/stranger -B ${WORK}/build ${options}
    COMMAND_ERROR_IS_FATAL ANY)

# Each source of a library, with what decides which text the compiler sees of it.
function(preprocessor_flags build library result)
    execute_process(COMMAND ninja -C ${build} -t commands ${library} OUTPUT_VARIABLE commands COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCHALL "(-c|-isystem) [^ \n]+|-[DI][^ \n]+|-std=[^ \n]+" flags "${commands}")
    list(FILTER flags EXCLUDE REGEX "^-DNDEBUG$|page_template.cpp$") # the kind of build, and a path in it
    list(LENGTH flags count)
    if(count LESS 1000)
        message(FATAL_ERROR "only ${count} sources and flags are read from:\n${commands}")
    endif()
    set(${result} "${flags}" PARENT_SCOPE)
endfunction()

if(HOW STREQUAL folder)
    # The whole library once more takes as long as all the other tests. So each of its sources must be given to the compiler
    # as it was for the library that is built already, one source for each header of another package is compiled here,
    # and the stranger's own link line is run with that library.
    cmake_path(GET CORRIDOR_LIBRARY FILENAME library)
    preprocessor_flags(${CORRIDOR_BUILD} ${library} ours)
    preprocessor_flags(${WORK}/build corridor/${library} theirs)
    if(NOT ours STREQUAL theirs)
        message(FATAL_ERROR "a stranger's tree compiles other texts:\n${theirs}\ninstead of:\n${ours}")
    endif()
    file(GLOB_RECURSE sources RELATIVE ${CORRIDOR_SOURCE} ${CORRIDOR_SOURCE}/src/*.cpp)
    list(FILTER sources EXCLUDE REGEX "^src/cli/")
    set(objects corridor/CMakeFiles/corridor.dir/generated/page_template.cpp.o CMakeFiles/stranger.dir/main.cpp.o)
    set(seen "")
    foreach(source ${sources})
        file(STRINGS ${CORRIDOR_SOURCE}/${source} headers REGEX "^#include <.*[./].*>")
        list(REMOVE_ITEM headers ${seen})
        if(headers)
            list(APPEND seen ${headers})
            list(APPEND objects corridor/CMakeFiles/corridor.dir/${source}.o)
        endif()
    endforeach()
    execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build --parallel --target ${objects}
        COMMAND_ERROR_IS_FATAL ANY)
    file(COPY ${CORRIDOR_LIBRARY} DESTINATION ${WORK}/build/corridor)
    execute_process(COMMAND ninja -C ${WORK}/build -t commands -s stranger OUTPUT_VARIABLE link COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND sh -c "${link}" WORKING_DIRECTORY ${WORK}/build COMMAND_ERROR_IS_FATAL ANY)
else()
    execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND ${WORK}/build/stranger COMMAND_ERROR_IS_FATAL ANY)
