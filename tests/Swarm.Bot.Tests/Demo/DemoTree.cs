using System.Collections.Immutable;
using System.Text.Json;
using Swarm.Bot.Demo.Script;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Demo;

/// <summary>The files of the demo's repository at one point of its story.</summary>
internal sealed record DemoTree(ImmutableSortedDictionary<string, string> Files)
{
    private static readonly Lazy<Task<DemoTree>> Base = new(() => WrittenAsync(CancellationToken.None));

    /// <summary>The repository as the demo starts with it; written once for all tests.</summary>
    public static Task<DemoTree> BaseAsync(CancellationToken ct)
    {
        Real.Executable("git", "apt-get install git");
        return Base.Value.WaitAsync(ct);
    }

    private static async Task<DemoTree> WrittenAsync(CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await DemoRepository.WriteAsync(folder.Path, ct);
        var paths = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal));
        return new DemoTree(paths.ToImmutableSortedDictionary(path => path, path => File.ReadAllText(folder[path]), StringComparer.Ordinal));
    }

    /// <summary>The files after the edits of a script, in their order; what is no edit changes nothing.</summary>
    public DemoTree After(ScriptedReply reply, Predicate<string>? where = null)
    {
        using var script = JsonDocument.Parse(reply.Text);
        var files = Files;
        foreach (var step in script.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.EnumerateObject().Single()))
        {
            if (step.Value.ValueKind != JsonValueKind.Object || !step.Value.TryGetProperty("path", out var path)) continue;
            if (where is null || where(path.GetString()!)) files = files.SetItem(path.GetString()!, Edited(files.GetValueOrDefault(path.GetString()!), step));
        }

        return new DemoTree(files);
    }

    public ImmutableArray<string> ChangedSince(DemoTree older) =>
        [.. Files.Keys.Union(older.Files.Keys).Where(path => Files.GetValueOrDefault(path) != older.Files.GetValueOrDefault(path))];

    /// <summary>These files with what another tree changed since their common root. A file that both changed is a conflict.</summary>
    public DemoTree Merge(DemoTree root, DemoTree other)
    {
        var changed = other.ChangedSince(root);
        changed.Intersect(ChangedSince(root)).ShouldBeEmpty();
        return new DemoTree(Files.SetItems(changed.Select(path => KeyValuePair.Create(path, other.Files[path]))));
    }

    public async Task<CommandRun> RunAsync(string script, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in Files) folder.Write(path, text);
        return await CommandRun.OfAsync(script, folder.Path, ct);
    }

    public async Task ShouldPassAsync(string when, CancellationToken ct)
    {
        foreach (var script in (string[])["build.sh", "test.sh"])
        {
            var run = await RunAsync(script, ct);
            run.Passed.ShouldBeTrue($"{script} {when}:\n{run.Output}");
        }
    }

    private static string Edited(string? text, JsonProperty step) => step.Name switch
    {
        "write" => step.Value.GetProperty("content").GetString()!,
        "append" => text + step.Value.GetProperty("content").GetString(),
        "replace" => Replaced(text!, step.Value.GetProperty("old").GetString()!, step.Value.GetProperty("new").GetString()!),
        _ => throw new InvalidOperationException($"The demo's sessions have no step '{step.Name}' with a path."),
    };

    private static string Replaced(string text, string old, string replacement)
    {
        text.Split(old).Length.ShouldBe(2, $"'{old}' has to stand there exactly once");
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
