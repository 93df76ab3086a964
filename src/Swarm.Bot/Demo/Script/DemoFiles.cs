using System.Collections.Immutable;
using System.Text;

namespace Swarm.Bot.Demo.Script;

/// <summary>The demo's files as built into the program: the repository it works on, and what each session writes and reports.</summary>
internal static class DemoFiles
{
    private const string Prefix = "demo/";

    /// <summary>Resource names by their path with forward slashes; a build on Windows embeds them with backslashes.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Names = typeof(DemoFiles).Assembly.GetManifestResourceNames()
        .Select(name => (Name: name, Path: name.Replace('\\', '/')))
        .Where(each => each.Path.StartsWith(Prefix, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(each => each.Path[Prefix.Length..], each => each.Name, StringComparer.Ordinal);

    /// <summary>Every file below a folder, by its path from there, in ordinal order.</summary>
    public static ImmutableArray<(string Path, string Text)> Below(string folder) =>
        [.. Names.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => (path[(folder.Length + 1)..], Text(path)))];

    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Text(string path)
    {
        if (!Names.TryGetValue(path, out var name)) throw new ArgumentException($"The demo has no file '{path}'.", nameof(path));
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A checkout may have turned the line ends; a shell reads only one kind.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
