using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

/// <summary>A finished run whose server is still up and holds its data directory.</summary>
public sealed class KeptRun : IAsyncLifetime
{
    private readonly CancellationTokenSource _end = new();
    private readonly CommandTrial _trial = new();
    private SmallRepository? _repository;
    private SmallModel? _model;
    private Task<int>? _run;

    public string Data { get; private set; } = "";

    public string Track { get; private set; } = "";

    /// <summary>Exit code of the run once it is told to end.</summary>
    public async Task<int> EndAsync()
    {
        await _end.CancelAsync();
        return await _run!;
    }

    public async ValueTask InitializeAsync()
    {
        Real.Executable("git", "apt-get install git");
        _repository = SmallRepository.Make();
        _model = await SmallModel.StartAsync(CancellationToken.None);
        _run = _trial.RunAsync(_end.Token, ["run", "--repo", _repository.Path, "--issue", _repository.Issue("# Say \u001b[31mgoodbye\n\nA file.\n"), "--yes", "--keep", .. _model.Options]);
        await _trial.Out.WaitForAsync("The pages stay up until Ctrl+C", CancellationToken.None);
        var line = _trial.Out.Text.Split('\n').Single(each => each.StartsWith("Files of the run: ", StringComparison.Ordinal));
        Track = line.Split(' ')[8];
        Data = line.Split(' ')[^1].TrimEnd(')');
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null) await EndAsync();
        if (_model is not null) await _model.DisposeAsync();
        _repository?.Dispose();
        _end.Dispose();
        if (Data.Length > 0) Directory.Delete(Path.GetDirectoryName(Data)!, recursive: true);
    }
}
