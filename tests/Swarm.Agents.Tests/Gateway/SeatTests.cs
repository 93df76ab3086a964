using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests.Gateway;

public sealed class SeatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_socket_says_who_calls()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        await using var other = await bench.Gateway.OpenSeatAsync("12-3-1/T02-1", Token);
        using var client = new SeatClient(other);
        (await client.PostAsync(SeatClient.Call())).Dispose();
        bench.Purse.Reservations.Single().Seat.ShouldBe("12-3-1/T02-1");
        await bench.Purse.NextSettlementAsync();
        bench.Seat.Usage.ShouldBe(AgentUsage.None);
        other.Usage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_seat_answers_no_more_and_leaves_no_file()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var folder = bench.Seat.Folder;
        Directory.EnumerateFileSystemEntries(folder).ShouldBe([Path.Combine(folder, "gateway.sock")]);
        await bench.Seat.DisposeAsync();
        await bench.Seat.DisposeAsync();
        Directory.Exists(folder).ShouldBeFalse();
        await Should.ThrowAsync<HttpRequestException>(() => bench.Client.PostAsync(SeatClient.Call()));
        bench.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_one_seat_leaves_the_others()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var other = await bench.Gateway.OpenSeatAsync("x", Token);
        await other.DisposeAsync();
        using var response = await bench.Client.PostAsync(SeatClient.Call());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void An_upstream_that_would_carry_the_key_in_the_clear_is_misuse()
    {
        var options = new GatewayOptions { AnthropicUpstream = new Uri("http://example.org"), ApiKey = "k-secret" };
        Should.Throw<ArgumentException>(() => new ModelGateway(options, new Purse().Ledger, TimeProvider.System, NullLogger<ModelGateway>.Instance));
        options.ToString().ShouldNotContain("k-secret");
    }

    [Fact]
    public void An_unknown_model_is_priced_as_the_dearest()
    {
        ModelPrices.Default.Of("brand-new").Output.ShouldBe(75);
        ModelPrices.Default.Of("claude-opus-4-5-20251101").Output.ShouldBe(25);
        ModelPrices.Default.Of("claude-haiku-4-5").Output.ShouldBe(5);
        ModelPrices.Default.With([new ModelPrice("brand-new", 1, 2)]).Of("brand-new").Output.ShouldBe(2);
    }
}
