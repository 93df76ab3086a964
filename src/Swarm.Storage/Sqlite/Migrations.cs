using System.Reflection;

namespace Swarm.Storage.Sqlite;

/// <summary>Brings a database to the newest schema: forward only, one transaction per step, number in <c>user_version</c>.</summary>
internal static class Migrations
{
    private static readonly string[] Steps = Read();

    public static int Newest => Steps.Length;

    /// <exception cref="StoreTooNewException">A newer version of the product wrote this database.</exception>
    public static void Refuse(Database database)
    {
        var found = Version(database);
        if (found > Newest) throw new StoreTooNewException(found, Newest);
    }

    public static void Apply(Database database)
    {
        for (var step = Version(database); step < Newest; step++) Apply(database, step);
    }

    /// <summary>True where the schema is the newest, so that it can be read without being brought up first.</summary>
    public static bool IsCurrent(Database database) => Version(database) == Newest;

    private static int Version(Database database) => (int)database.Number($"PRAGMA user_version")!;

    private static void Apply(Database database, int step)
    {
        database.Script("BEGIN IMMEDIATE");
        try
        {
            database.Script(Steps[step]);
            database.Script($"PRAGMA user_version = {step + 1}");
            database.Script("COMMIT");
        }
        catch
        {
            database.Script("ROLLBACK");
            throw;
        }
    }

    private static string[] Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Text(assembly, name))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
