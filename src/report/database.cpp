#include "report/database.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>

#include <sqlite3.h>

#include "report/cell_text.h"
#include "report/database_views.h"

namespace corridor {
namespace {

// Tells `file` and whoever looks into the header whose file this is: "Corr".
constexpr int application_id = 0x436F7272;
constexpr int layout_version = 1;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

class Database {
public:
    Database() {
        sqlite3* opened = nullptr;
        int const status = sqlite3_open(":memory:", &opened);
        database_.reset(opened);
        demand(status == SQLITE_OK);
    }

    void run(std::string const& statement) const {
        demand(sqlite3_exec(database_.get(), statement.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    }

    [[nodiscard]] Statement prepare(std::string const& text) const {
        sqlite3_stmt* statement = nullptr;
        int const status = sqlite3_prepare_v2(database_.get(), text.c_str(), -1, &statement, nullptr);
        demand(status == SQLITE_OK);
        return Statement{statement};
    }

    void demand(bool holds) const {
        if (!holds) {
            throw std::runtime_error{std::string{"cannot write the SQLite database: "} +
                                     (database_ ? sqlite3_errmsg(database_.get()) : "no memory")};
        }
    }

    [[nodiscard]] std::string bytes() const {
        sqlite3_int64 size = 0;
        std::unique_ptr<unsigned char, Close> const bytes{sqlite3_serialize(database_.get(), "main", &size, 0)};
        demand(bytes != nullptr);
        return {bytes.get(), bytes.get() + size};
    }

private:
    std::unique_ptr<sqlite3, Close> database_;
};

// SQLite turns what it can into the type of a column; one that holds several gets none, so each value stays what it is.
std::string type_of(Relation const& table, std::size_t column) {
    Field const& field = table.fields[column];
    switch (field.holds) {
        case Holds::texts:
            return " TEXT";
        case Holds::truths:
            return " INTEGER";
        case Holds::numbers:
            break;
        case Holds::nothing:
        case Holds::several:
            return "";
    }
    if (column < table.keys) {
        return " INTEGER";
    }
    // A quotient of measures must not lose its fraction because this result's happen to be whole. REAL would spoil what
    // no double holds, such as a seed: that is text.
    bool const has_large = std::any_of(table.rows.begin(), table.rows.end(), [&](std::vector<Cell> const& row) {
        return std::holds_alternative<std::uint64_t>(row[column]);
    });
    return has_large ? " TEXT" : " REAL";
}

std::string key_list(Relation const& table, std::size_t keys) {
    std::string list;
    for (std::size_t i = 0; i < keys; ++i) {
        list += (i == 0 ? "" : ", ") + quoted_name(table.fields[i].name);
    }
    return list;
}

void demand_few_columns(Relation const& table) {
    if (table.fields.size() > most_database_columns) {
        throw std::runtime_error{"cannot write the SQLite database: the table '" + table.name + "' has " +
                                 std::to_string(table.fields.size()) +
                                 " columns, more than a database holds; --format csv takes them"};
    }
}

std::string creation_of(Relation const& table, std::vector<Relation> const& tables) {
    std::string text = "CREATE TABLE " + quoted_name(table.name) + " (";
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        text += (i == 0 ? "" : ", ") + quoted_name(table.fields[i].name) + type_of(table, i);
        text += i < table.keys ? " NOT NULL" : "";
    }
    if (table.keys > 0) {
        text += ", PRIMARY KEY (" + key_list(table, table.keys) + ")";
    }
    if (table.parent && tables[*table.parent].keys > 0) {
        Relation const& parent = tables[*table.parent];
        text += ", FOREIGN KEY (" + key_list(table, parent.keys) + ") REFERENCES " + quoted_name(parent.name) + " (" +
                key_list(parent, parent.keys) + ")";
    }
    return text + (table.keys > 0 ? ") WITHOUT ROWID" : ")");
}

class Binder {
public:
    Binder(sqlite3_stmt* statement, int place) : statement_{statement}, place_{place} {}

    int operator()(std::monostate) const { return sqlite3_bind_null(statement_, place_); }
    int operator()(bool truth) const { return sqlite3_bind_int(statement_, place_, truth ? 1 : 0); }
    int operator()(double number) const { return sqlite3_bind_double(statement_, place_, number); }
    int operator()(std::uint64_t number) const {
        return number > std::uint64_t{std::numeric_limits<sqlite3_int64>::max()}
                   ? (*this)(std::to_string(number))
                   : sqlite3_bind_int64(statement_, place_, static_cast<sqlite3_int64>(number));
    }
    int operator()(std::string const& text) const {
        std::string const valid = valid_text(text);
        return sqlite3_bind_text64(statement_, place_, valid.data(), valid.size(), copied(), SQLITE_UTF8);
    }

private:
    // SQLITE_TRANSIENT, whose own definition is an old-style cast.
    static sqlite3_destructor_type copied() {
        return reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});  // NOLINT(performance-no-int-to-ptr)
    }

    sqlite3_stmt* statement_;
    int place_;
};

void insert_rows(Database const& database, Relation const& table) {
    std::string places;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        places += i == 0 ? "?" : ", ?";
    }
    Statement const insert = database.prepare("INSERT INTO " + quoted_name(table.name) + " VALUES (" + places + ")");
    for (auto const& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            database.demand(std::visit(Binder{insert.get(), static_cast<int>(i) + 1}, row[i]) == SQLITE_OK);
        }
        database.demand(sqlite3_step(insert.get()) == SQLITE_DONE);
        sqlite3_reset(insert.get());
    }
}

}  // namespace

std::string to_sqlite(std::vector<Relation> const& tables) {
    Database const database;
    database.run("PRAGMA encoding = 'UTF-8'; PRAGMA foreign_keys = ON");
    database.run("PRAGMA application_id = " + std::to_string(application_id) +
                 "; PRAGMA user_version = " + std::to_string(layout_version) + "; BEGIN");
    for (Relation const& table : tables) {
        if (table.fields.empty()) {
            continue;  // a run of which nothing is told but lists
        }
        demand_few_columns(table);
        database.run(creation_of(table, tables));
        insert_rows(database, table);
    }
    for (std::string const& view : view_statements(tables)) {
        database.run(view);
    }
    database.run("COMMIT");
    return database.bytes();
}

}  // namespace corridor
