using Swarm.Testing;

namespace Swarm.Git.Tests;

/// <summary>Folders that foreign code left so that they are hard to remove.</summary>
public sealed class FolderRemovalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_deeper_than_a_path_may_be_long_are_removed()
    {
        var root = _folder["work"];
        Chain(Path.Combine(root, "first"));
        // Each end is put below the last one: no path leads to the lower half any more.
        for (var part = 0; part < 3; part++)
        {
            var longer = Chain(Path.Combine(root, $"part{part}"));
            Directory.Move(Path.Combine(root, "first"), Path.Combine(longer, "first"));
            Directory.Move(Path.Combine(root, $"part{part}"), Path.Combine(root, "first"));
        }

        Should.Throw<Exception>(() => Directory.Delete(root, recursive: true));

        FolderRemoval.Remove(root);

        Directory.Exists(root).ShouldBeFalse();
    }

    [Fact]
    public void A_link_in_it_is_removed_and_not_followed()
    {
        var kept = _folder.Write("kept/file.txt", "kept");
        var root = Directory.CreateDirectory(_folder["work"]).FullName;
        Directory.CreateSymbolicLink(Path.Combine(Chain(Path.Combine(root, "deep")), "link"), _folder["kept"]);
        var longer = Chain(Path.Combine(root, "longer"));
        Directory.Move(Path.Combine(root, "deep"), Path.Combine(longer, "deep"));

        FolderRemoval.Remove(root);

        Directory.Exists(root).ShouldBeFalse();
        File.ReadAllText(kept).ShouldBe("kept");
    }

    /// <summary>A chain of folders of some 3,000 characters; its last one.</summary>
    private static string Chain(string first)
    {
        var last = first;
        for (var depth = 0; depth < 15; depth++) last = Path.Combine(last, new string('d', 200));
        return Directory.CreateDirectory(last).FullName;
    }
}
