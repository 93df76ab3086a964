using Xunit;

namespace Swarm.Testing;

/// <summary>
/// Asks for a real component. Absent, the test is skipped with the component's name and how to get it;
/// with <c>SWARM_TESTS_REQUIRE_ALL=1</c> (set by CI) an absent component fails the test instead.
/// </summary>
public static class Real
{
    private static bool AllRequired => Environment.GetEnvironmentVariable("SWARM_TESTS_REQUIRE_ALL") == "1";

    /// <summary>The executable's full path, or the test ends here.</summary>
    public static string Executable(string name, string howToGetIt)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Component(path is not null, name, howToGetIt);
        return path!;
    }

    /// <summary>A program of the test's npm folder (<c>tests/npm</c>), or the test ends here.</summary>
    public static string NpmProgram(string name)
    {
        var path = Path.Combine(RepositoryRoot, "tests", "npm", "node_modules", ".bin", name);
        Component(File.Exists(path), name, "npm install --prefix tests/npm");
        return path;
    }

    /// <summary>Outside test data below the folder named by <c>SWARM_TEST_DATA</c>, or the test ends here.</summary>
    public static string Data(string relativePath)
    {
        var root = Environment.GetEnvironmentVariable("SWARM_TEST_DATA");
        var path = root is null ? null : Path.GetFullPath(Path.Combine(RepositoryRoot, root, relativePath));
        Component(path is not null && Path.Exists(path), $"test data '{relativePath}'", "set SWARM_TEST_DATA to the folder that holds it");
        return path!;
    }

    /// <summary>Skips, or fails where everything is required, unless <paramref name="present"/>.</summary>
    public static void Component(bool present, string name, string howToGetIt)
    {
        if (present) return;
        if (AllRequired) Assert.Fail($"{name} is required here and absent. Get it: {howToGetIt}");
        Assert.Skip($"{name} is absent. Get it: {howToGetIt}");
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Swarm.Bot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Swarm.Bot.sln was not found above the test's folder.");
    }
}
