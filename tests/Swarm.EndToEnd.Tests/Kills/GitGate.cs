namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>A <c>git</c> that stands first on the product's path: it waits where the test wants it to, and is the real one otherwise.</summary>
internal sealed class GitGate : IAsyncDisposable
{
    private readonly string _wanted;
    private readonly string _reached;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;

    /// <param name="bin">Folder for the program; it is made.</param>
    /// <param name="git">The real one.</param>
    /// <param name="reached">Called with the arguments' part for which it waits.</param>
    public GitGate(string bin, string git, Action<string> reached)
    {
        Directory.CreateDirectory(bin);
        _wanted = Path.Combine(bin, "git.wanted");
        _reached = Path.Combine(bin, "git.reached");
        var program = Path.Combine(bin, "git");
        File.WriteAllText(program, $"""
            #!/bin/sh
            if [ -e {_wanted} ]; then
              read -r words < {_wanted}
              case "$*" in
                *"$words"*) : > {_reached}; while [ -e {_wanted} ]; do /bin/sleep 0.02; done ;;
              esac
            fi
            exec {git} "$@"

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _watch = Task.Run(() => WatchAsync(reached));
    }

    /// <summary>The next git with these words waits until <see cref="Open"/>.</summary>
    public void Hold(string words)
    {
        File.WriteAllText(_wanted + ".new", words + "\n");
        File.Move(_wanted + ".new", _wanted, overwrite: true);
    }

    /// <summary>Lets every git pass.</summary>
    public void Open() => File.Delete(_wanted);

    public async ValueTask DisposeAsync()
    {
        Open();
        await _end.CancelAsync();
        await _watch;
        _end.Dispose();
    }

    private async Task WatchAsync(Action<string> reached)
    {
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (await pulse.WaitForNextTickAsync(_end.Token))
            {
                if (!File.Exists(_reached)) continue;
                var words = File.Exists(_wanted) ? (await File.ReadAllTextAsync(_wanted, _end.Token)).Trim() : "";
                File.Delete(_reached);
                if (words.Length > 0) reached(words);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The scene is over.
        }
    }
}
