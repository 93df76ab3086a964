using System.Net;
using System.Text.Json.Nodes;
using Swarm.Agents.Gateway;
using Swarm.Testing;

namespace Swarm.Agents.Tests.Gateway;

public sealed class MoneyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static JsonObject Figures => new()
    {
        ["input_tokens"] = 1_000,
        ["cache_creation_input_tokens"] = 2_000,
        ["cache_read_input_tokens"] = 10_000,
        ["output_tokens"] = 500,
    };

    // Sonnet: 3 and 15 USD a million; cache writes 1.25, cache reads 0.1 of the input price.
    private const decimal FiguresCost = ((1_000 + (2_000 * 1.25m) + (10_000 * 0.1m)) * 3 / 1_000_000) + (500 * 15m / 1_000_000);

    [Fact]
    public async Task A_call_over_the_limit_is_refused_before_anything_leaves()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        bench.Purse.LimitUsd = 0.01m;
        using var response = await bench.Client.PostAsync(SeatClient.Call(maxTokens: 16_000));
        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        var body = await response.Content.ReadAsStringAsync(Token);
        body.ShouldContain("budget");
        body.ShouldContain("Next step");
        body.ShouldContain("0.01 USD");
        bench.Model.Requests.ShouldBeEmpty();
        bench.Purse.Settlements.ShouldBeEmpty();
        bench.Seat.Refusals.ShouldBe(1);
        bench.Seat.Refusal.ShouldBe("The track's limit is 0.01 USD.");
    }

    [Fact]
    public async Task The_reservation_bounds_input_and_output()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        (await bench.Client.PostAsync(SeatClient.Call(new string('x', 30_000), maxTokens: 64_000))).Dispose();
        bench.Model.Requests.Single().Body["max_tokens"]!.GetValue<int>().ShouldBe(16_000);
        var reserved = bench.Purse.Reservations.Single();
        reserved.Seat.ShouldBe("12-3-1/T01-1");
        // 30,000 bytes and a little more are at most 10,1xx tokens at 3.75 USD a million, with 16,000 at 15.
        reserved.ReservedUsd.ShouldBeInRange((10_000 * 3.75m / 1_000_000) + 0.24m, (10_200 * 3.75m / 1_000_000) + 0.24m);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_is_settled_by_the_providers_own_figures(bool stream)
    {
        await using var bench = await GatewayBench.OpenAsync(_ => ModelWords.WithUsage(ModelWords.Text("a reply"), Figures));
        var call = SeatClient.Call();
        call["stream"] = stream;
        using var response = await bench.Client.PostAsync(call);
        var body = await response.Content.ReadAsStringAsync(Token);
        body.ShouldContain("a reply");
        body.Contains("event: message_stop", StringComparison.Ordinal).ShouldBe(stream);
        var settled = await bench.Purse.NextSettlementAsync();
        settled.ShouldBe(new CallSettlement("12-3-1/T01-1", bench.Purse.Reservations.Single().Call, "claude-sonnet-4-5", 3_000, 10_000, 500, FiguresCost, false));
        bench.Seat.Usage.ShouldBe(new AgentUsage(13_000, 500, FiguresCost, 1));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_settled_at_its_reservation()
    {
        await using var bench = await GatewayBench.OpenAsync(_ => ModelWords.BreakingOff(ModelWords.Text("half")));
        var call = SeatClient.Call();
        call["stream"] = true;
        (await BodyUntilBreakAsync(bench.Client, call)).ShouldNotContain("message_stop");
        var settled = await bench.Purse.NextSettlementAsync();
        settled.Estimated.ShouldBeTrue();
        settled.CostUsd.ShouldBe(bench.Purse.Reservations.Single().ReservedUsd);
    }

    [Fact]
    public async Task A_call_whose_seat_closes_is_settled_at_its_reservation()
    {
        using var release = new ManualResetEventSlim();
        var arrived = new TaskCompletionSource();
        await using var bench = await GatewayBench.OpenAsync(_ =>
        {
            arrived.TrySetResult();
            release.Wait(TimeSpan.FromSeconds(20));
            return ModelWords.Text("late");
        });
        var call = bench.Client.PostAsync(SeatClient.Call());
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await bench.Seat.DisposeAsync();
        await Should.ThrowAsync<HttpRequestException>(() => call);
        var settled = await bench.Purse.NextSettlementAsync();
        release.Set();
        settled.Estimated.ShouldBeTrue();
        bench.Purse.Settlements.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_of_the_provider_costs_nothing_and_is_passed_on()
    {
        await using var bench = await GatewayBench.OpenAsync(_ => ModelWords.Error(400, "invalid_request_error", "too long"));
        using var response = await bench.Client.PostAsync(SeatClient.Call());
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("too long");
        (await bench.Purse.NextSettlementAsync()).CostUsd.ShouldBe(0);
    }

    [Fact]
    public async Task An_overloaded_provider_is_asked_again_twice_at_most()
    {
        var calls = 0;
        await using var bench = await GatewayBench.OpenAsync(_ => ++calls < 3 ? ModelWords.Error(529, "overloaded_error", "busy", ("retry-after", "0")) : ModelWords.Text("at last"));
        using var response = await bench.Client.PostAsync(SeatClient.Call());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        calls.ShouldBe(3);
        calls = -100;
        using var refused = await bench.Client.PostAsync(SeatClient.Call());
        ((int)refused.StatusCode).ShouldBe(529);
        calls.ShouldBe(-97);
        bench.Purse.Reservations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_key_is_noted_and_never_quoted()
    {
        await using var bench = await GatewayBench.OpenAsync(_ => ModelWords.Error(401, "authentication_error", $"invalid key {GatewayBench.Key}"));
        using var response = await bench.Client.PostAsync(SeatClient.Call());
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(Token)).ShouldNotContain(GatewayBench.Key);
        bench.Seat.Unauthorized.ShouldBeTrue();
    }

    /// <summary>How much of the answer arrives before the connection breaks is chance; it may be nothing.</summary>
    private static async Task<string> BodyUntilBreakAsync(SeatClient client, JsonNode call)
    {
        try
        {
            using var response = await client.PostAsync(call);
            return await response.Content.ReadAsStringAsync(Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return "";
        }
    }
}
