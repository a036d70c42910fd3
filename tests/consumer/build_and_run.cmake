# Builds the project in stranger/ against corridor and runs it. HOW is package or folder.
set(options -G Ninja -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER=${COMPILER} -D "CMAKE_CXX_FLAGS=${FLAGS} -O0"
    -D CMAKE_CXX_FLAGS_DEBUG= -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})
if(HOW STREQUAL package)
    file(REMOVE_RECURSE ${WORK})
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${CORRIDOR_BUILD} --prefix ${WORK}/installed
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    list(APPEND options -D CMAKE_PREFIX_PATH=${WORK}/installed)
else()
    list(APPEND options -D CORRIDOR_FOLDER=${CORRIDOR_SOURCE})
endif()
execute_process(COMMAND ${CMAKE_COMMAND} --fresh -S ${CMAKE_CURRENT_LIST_DIR}/stranger -B ${WORK}/build ${options}
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build --parallel COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${WORK}/build/stranger COMMAND_ERROR_IS_FATAL ANY)
