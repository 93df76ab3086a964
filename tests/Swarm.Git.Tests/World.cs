using Swarm.Testing;

namespace Swarm.Git.Tests;

/// <summary>A remote repository on disk, and the mirrors of an app that looks at it.</summary>
internal sealed class World : IDisposable
{
    public static readonly GitIdentity Someone = new("Some One", "someone@example.org");
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly GitExecutable _git = new();

    private World()
    {
        Real.Executable("git", "apt-get install git");
        Mirrors = new Mirrors(_git, _folder["mirrors"]);
    }

    public Mirrors Mirrors { get; private set; }

    public string RemoteFolder => _folder["remote.git"];

    public Uri Remote => new(RemoteFolder);

    public string this[string path] => _folder[path];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<World> EmptyAsync()
    {
        var world = new World();
        await world._git.DemandAsync(new GitCall("init", "--quiet", "--bare", "--initial-branch=main", world.RemoteFolder), Ct);
        return world;
    }

    /// <summary>A remote whose branch main holds these files.</summary>
    public static async Task<World> WithAsync(params (string Path, string Text)[] files)
    {
        var world = await EmptyAsync();
        await world.CommitToRemoteAsync("refs/heads/main", files);
        return world;
    }

    public Task<Mirror> OpenAsync() => Mirrors.OpenAsync("octo/site", Remote, null, Ct);

    /// <summary>The app, started anew on the same folder.</summary>
    public void Restart()
    {
        End(Mirrors);
        Mirrors = new Mirrors(_git, _folder["mirrors"]);
    }

    /// <summary>A commit on top of the branch with these files added or replaced, made in the remote itself.</summary>
    public async Task<string> CommitToRemoteAsync(string fullRef, params (string Path, string Text)[] files)
    {
        var tree = Directory.CreateDirectory(_folder[$"author-{Guid.NewGuid():n}"]).FullName;
        var old = await TipAsync(fullRef);
        if (old is not null) await RemoteGitAsync(tree, "read-tree", "--reset", "-u", old);
        foreach (var (path, text) in files) Write(Path.Combine(tree, path), text);
        await RemoteGitAsync(tree, "add", "-A");
        var written = await RemoteGitAsync(tree, "write-tree");
        var commit = await RemoteGitAsync(tree, ["commit-tree", written, .. old is null ? [] : (string[])["-p", old], "-m", "by a person"]);
        await RemoteGitAsync(tree, "update-ref", fullRef, commit);
        return commit;
    }

    public async Task<string?> TipAsync(string fullRef)
    {
        var output = await _git.RunAsync(new GitCall("rev-parse", "--verify", "--quiet", fullRef) { GitDir = RemoteFolder }, Ct);
        return output.ExitCode == 0 ? output.Line : null;
    }

    /// <summary>Runs git in the remote with a work tree; returns its first output without the line's end.</summary>
    public async Task<string> RemoteGitAsync(string tree, params string[] arguments) =>
        (await _git.DemandAsync(new GitCall([.. arguments]) { GitDir = RemoteFolder, WorkTree = tree, SignedBy = (Someone, Noon) }, Ct)).Line;

    /// <summary>Runs git as a careless tool would: any configuration it finds is obeyed.</summary>
    public static async Task<int> CarelessGitAsync(string folder, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "safe.directory=*", "-c", "user.name=x", "-c", "user.email=x@example.org", .. arguments]) start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return process.ExitCode;
    }

    public static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>A program of a few lines of shell.</summary>
    public static void Program(string file, string shell)
    {
        Write(file, $"#!/bin/sh\n{shell}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        End(Mirrors);
        _folder.Dispose();
    }

    // What goes on in the background would fill the folder again while it is being removed.
    private static void End(Mirrors mirrors) => mirrors.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
