using System.Security.Cryptography;

namespace Swarm.Bot.Setup;

/// <summary>
/// A registration that was begun. It is kept on disk, so that the answer of GitHub still fits after this program was
/// stopped and started again: the same port, the same page key, the same state.
/// </summary>
/// <param name="Key">First part of the page's path: other users of this machine do not know it.</param>
/// <param name="State">What GitHub must give back.</param>
/// <param name="Form">Where the manifest is posted; another target begins anew.</param>
internal sealed record PendingSetup(string Key, string State, int Port, string Form, DateTimeOffset BegunAt)
{
    /// <summary>GitHub keeps the code of a registration for one hour.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const int Bytes = 24;

    /// <summary>The text form shows no key.</summary>
    public override string ToString() => $"set-up begun at {BegunAt:u}";

    public static PendingSetup Begin(int port, SetupTarget target, DateTimeOffset now) => new(Random(), Random(), port, FormOf(target), now);

    public bool Fits(SetupTarget target, DateTimeOffset now) => Form == FormOf(target) && now - BegunAt < Life;

    private static string FormOf(SetupTarget target) => $"{target.Form("")} {target.Webhook}";

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
