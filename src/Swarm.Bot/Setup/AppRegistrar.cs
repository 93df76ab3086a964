using System.Security.Cryptography;
using System.Text;
using Swarm.Bot.Cli;
using Swarm.GitHub;

namespace Swarm.Bot.Setup;

/// <summary>Turns GitHub's answer to the manifest into a stored App, once.</summary>
internal sealed class AppRegistrar(HttpClient http, AppFolder folder, PendingSetup pending, SetupTarget target, TimeProvider time) : IDisposable
{
    private const string Begin = "Delete the App on GitHub if it was created (Settings, Developer settings, GitHub Apps) and press the button again.";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource<StoredApp> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The App, as soon as it is stored.</summary>
    public Task<StoredApp> Registered => _registered.Task;

    /// <summary>Takes what GitHub sent the browser back with. A second call after success gives the same App.</summary>
    public async Task<Outcome<StoredApp>> TakeAsync(string? code, string? state, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (Registered.IsCompleted) return await Registered;
            if (!IsOurs(state)) return new Refusal("This answer does not belong to the set-up that runs here: its state is another.", "Open the page that the terminal shows and press the button there.");
            if (code is not { Length: > 0 and <= 200 }) return new Refusal("GitHub sent no code.", "Press the button again.");
            var stored = await ConvertAsync(code, ct);
            if (stored.Value is { } app) _registered.TrySetResult(app);
            return stored;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsOurs(string? state) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? ""), Encoding.UTF8.GetBytes(pending.State));

    private async Task<Outcome<StoredApp>> ConvertAsync(string code, CancellationToken ct)
    {
        try
        {
            var credentials = await AppManifests.ConvertAsync(http, target.GitHub, code, ct);
            AppKey.FromPem(credentials.Pem).Dispose();
            return folder.Store(credentials, target, time.GetUtcNow());
        }
        catch (GitHubRefusedException e)
        {
            return new Refusal($"GitHub does not take this code ({(int)e.Status}): it is good once, and for one hour.", Begin);
        }
        catch (GitHubUnavailableException)
        {
            return new Refusal($"{target.GitHub.Web.Authority} could not be reached.", "Reload this page when it can: the code is still good, for one hour.");
        }
        catch (Exception e) when (e is GitHubUncertainException or GitHubUnreadableException or CryptographicException)
        {
            return new Refusal("GitHub's answer with the App's key was lost or cannot be read, and it is given once.", Begin);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"The App's secrets could not be stored in {folder.Location}: {e.Message}", $"Make room or set the rights of the folder. {Begin}");
        }
    }
}
