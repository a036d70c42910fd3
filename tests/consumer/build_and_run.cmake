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

if(HOW STREQUAL folder)
    # The whole library once more takes as long as all the other tests. What can be different in a stranger's tree is
    # where headers are found and what is linked: so one source for each header of another package is compiled there,
    # and the stranger's own link line is given the library that is built already.
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
