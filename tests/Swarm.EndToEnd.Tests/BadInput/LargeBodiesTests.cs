using System.Globalization;
using System.Net;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>What many of the largest bodies at once cost, in a server of its own.</summary>
public sealed class LargeBodiesTests
{
    private const int Largest = 25 << 20;
    private const int Senders = 32;

    /// <summary>Two of them are held at once, some copies of the kind that the collector has not met yet, and the server itself; 275 MB were seen.</summary>
    private const long Bound = 450L << 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_two_bodies_of_25_MB_at_once_are_all_taken_in_bounded_memory()
    {
        await using var app = await ServedApp.OpenAsync();
        await app.Start().ReadyAsync(Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => app.SendAsync(Guid.NewGuid(), Largest - 2)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted);
        PeakOf(app.ServerId).ShouldBeLessThan(Bound);
    }

    private static long PeakOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
