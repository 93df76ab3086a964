using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Swarm.Storage.Sqlite;

/// <summary>
/// One connection and its prepared statements; used by one thread at a time.
/// SQL is written as an interpolated string: each hole becomes a bound parameter, never text of the statement.
/// </summary>
internal sealed partial class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    static Database() => SQLitePCL.Batteries_V2.Init();

    private Database(SqliteConnection connection) => _connection = connection;

    public static Database Open(string file, TimeSpan busyTimeout, bool readOnly = false)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.Script($"PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds}");
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements without parameters that are not worth keeping prepared.</summary>
    public void Script(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one statement and gives the number of rows it changed.</summary>
    public int Execute(FormattableString sql) => Bound(sql).ExecuteNonQuery();

    public List<T> Many<T>(FormattableString sql, Func<Row, T> map)
    {
        using var reader = Bound(sql).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(new Row(reader)));
        return rows;
    }

    public T? First<T>(FormattableString sql, Func<Row, T> map) where T : class => Many(sql, map).FirstOrDefault();

    public long? Number(FormattableString sql) => Bound(sql).ExecuteScalar() is long number ? number : null;

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Bound(FormattableString sql)
    {
        if (!_commands.TryGetValue(sql.Format, out var command))
            _commands[sql.Format] = command = Prepared(sql);
        for (var i = 0; i < sql.ArgumentCount; i++) command.Parameters[i].Value = SqlValue.From(sql.GetArgument(i));
        return command;
    }

    private SqliteCommand Prepared(FormattableString sql)
    {
        var command = new SqliteCommand(Hole().Replace(sql.Format, "$$p$1"), _connection);
        for (var i = 0; i < sql.ArgumentCount; i++) command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"$p{i}") });
        return command;
    }

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Hole();
}
