# Turns a file into a C++ source that holds its bytes as a string: cmake -D IN=… -D OUT=… -D NAME=… -P embed.cmake
file(READ ${IN} content)
# A literal may hold some 65,000 characters by the standard; several beside each other are one.
set(pieces "")
string(LENGTH "${content}" length)
set(at 0)
while(at LESS length)
    string(SUBSTRING "${content}" ${at} 12000 piece)
    string(APPEND pieces "    R\"embedded(${piece})embedded\"\n")
    math(EXPR at "${at} + 12000")
endwhile()
file(WRITE ${OUT} "#include \"report/page_template.h\"\n\nnamespace corridor {\n\nstd::string_view ${NAME}() {\n    return\n${pieces};\n}\n\n}  // namespace corridor\n")
