/** Reads and writes SQLite databases that another program owns. */
@SuppressWarnings("module") // modules that are named here are built later
module io.roam.adapter.sqlite {
    requires io.roam.core;
    requires com.google.common;
    requires transitive java.sql;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    exports io.roam.sqlite to
            io.roam.adapter.cursor,
            io.roam.adapter.windsurf;
}
