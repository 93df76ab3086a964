using System.Net;
using System.Text.Json.Nodes;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests.Gateway;

public sealed class OpenAiMoneyTests
{
    private const string Responses = OpenAiBench.Responses;
    private const string Chat = OpenAiBench.Chat;
    private const string ResponsesUsage = """{"input_tokens":11000,"input_tokens_details":{"cached_tokens":10000},"output_tokens":500,"output_tokens_details":{"reasoning_tokens":400},"total_tokens":11500}""";
    private const string ChatUsage = """{"prompt_tokens":11000,"prompt_tokens_details":{"cached_tokens":10000},"completion_tokens":500,"total_tokens":11500}""";
    private const string Begun = """{"type":"response.created","response":{"usage":{"input_tokens":1,"output_tokens":1}}}""";
    private const string Chunk = """{"choices":[{"delta":{"content":"a reply"},"finish_reason":null}],"usage":{"prompt_tokens":1,"completion_tokens":1}}""";

    // 2 and 10 USD a million; cached input a tenth.
    private const decimal Cost = ((1_000 + (10_000 * 0.1m)) * 2 / 1_000_000) + (500 * 10m / 1_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Responses, $$"""{"object":"response","status":"completed","usage":{{ResponsesUsage}}}""")]
    [InlineData(Chat, $$"""{"object":"chat.completion","choices":[],"usage":{{ChatUsage}}}""")]
    public async Task A_call_is_settled_by_the_providers_own_figures(string path, string answer)
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json(answer));
        using var response = await bench.PostAsync(path, OpenAiBench.Call(path));
        (await response.Content.ReadAsStringAsync(Token)).ShouldBe(answer);
        await SettledAsync(bench);
    }

    [Theory]
    [InlineData(Responses, Begun, $$$"""{"type":"response.completed","response":{"usage":{{{ResponsesUsage}}}}}""")]
    [InlineData(Responses, Begun, $$$"""{"type":"response.incomplete","response":{"usage":{{{ResponsesUsage}}}}}""")]
    [InlineData(Responses, Begun, $$$"""{"type":"response.failed","response":{"usage":{{{ResponsesUsage}}}}}""")]
    [InlineData(Chat, Chunk, $$"""{"choices":[],"usage":{{ChatUsage}}}""")]
    [InlineData(Chat, Chunk, $$"""{"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{{ChatUsage}}}""")]
    public async Task A_stream_is_passed_on_and_settled_by_its_last_figures(string path, string first, string last)
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Stream(first, last));
        using var response = await bench.PostAsync(path, OpenAiBench.Call(path, """{"stream":true,"stream_options":{"include_usage":false,"include_obfuscation":true}}"""));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var body = await response.Content.ReadAsStringAsync(Token);
        body.ShouldContain(first);
        body.ShouldContain(last);
        await SettledAsync(bench);
        var sent = bench.Model.Requests.Single().Body;
        sent["stream"]!.GetValue<bool>().ShouldBeTrue();
        (sent["stream_options"]?.ToJsonString()).ShouldBe(path == Chat ? """{"include_usage":true}""" : null);
    }

    [Theory]
    [InlineData(Responses, Begun)]
    [InlineData(Chat, Chunk)]
    public async Task A_stream_that_breaks_off_is_settled_at_its_reservation(string path, string first)
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Stream(first) with { BreaksOff = true });
        (await IsWholeAsync(bench, path)).ShouldBeFalse();
        await EstimatedAsync(bench);
    }

    [Theory]
    [InlineData(100, 200, 1_000, ((700 + (200 * 1.25) + (100 * 0.1)) * 2) + 100)]
    [InlineData(5_000, 9, 1_000, (1_000 * 0.1 * 2) + 100)]
    public async Task What_is_written_to_the_cache_is_part_of_the_input_and_costs_more(int cached, int written, int input, double microUsd)
    {
        var usage = $$"""{"input_tokens":{{input}},"input_tokens_details":{"cached_tokens":{{cached}},"cache_write_tokens":{{written}}},"output_tokens":10}""";
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json($$"""{"usage":{{usage}}}"""));
        (await bench.PostAsync(Responses, OpenAiBench.Call(Responses))).Dispose();
        var settled = await bench.Purse.NextSettlementAsync();
        settled.CostUsd.ShouldBe((decimal)microUsd / 1_000_000);
        (settled.InputTokens + settled.CachedTokens).ShouldBe(input);
    }

    [Fact]
    public async Task The_operator_can_name_the_price_of_cached_input()
    {
        var price = new ModelPrice("gpt-4.1", 2, 8, CachedInput: 0.5m);
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json("""{"usage":{"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":100},"completion_tokens":0}}"""), price: price);
        (await bench.PostAsync(Chat, OpenAiBench.Call(Chat, model: "gpt-4.1-mini"))).Dispose();
        (await bench.Purse.NextSettlementAsync()).CostUsd.ShouldBe(50m / 1_000_000);
    }

    [Theory]
    [InlineData(Responses, "{}")]
    [InlineData(Responses, """{"usage":{}}""")]
    [InlineData(Responses, """{"usage":{"input_tokens":-1,"output_tokens":0}}""")]
    [InlineData(Chat, """{"usage":null}""")]
    [InlineData(Chat, """{"usage":{"prompt_tokens":"5","completion_tokens":1}}""")]
    public async Task An_answer_without_figures_is_settled_at_its_reservation(string path, string answer)
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json(answer));
        (await bench.PostAsync(path, OpenAiBench.Call(path))).Dispose();
        await EstimatedAsync(bench);
    }

    [Fact]
    public async Task A_stream_whose_last_event_is_too_long_to_keep_is_settled_at_its_reservation()
    {
        var events = new[] { Begun, $$$"""{"type":"response.completed","response":{"instructions":"{{{new string('x', 5 << 20)}}}","usage":{{{ResponsesUsage}}}}}""" };
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Stream(events));
        using var response = await bench.PostAsync(Responses, OpenAiBench.Call(Responses, """{"stream":true}"""));
        (await response.Content.ReadAsStringAsync(Token)).Length.ShouldBeGreaterThan(5 << 20);
        await EstimatedAsync(bench);
    }

    [Theory]
    [InlineData(Responses)]
    [InlineData(Chat)]
    public async Task A_call_over_the_limit_is_refused_before_anything_leaves(string path)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        bench.Purse.LimitUsd = 0.01m;
        using var response = await bench.PostAsync(path, OpenAiBench.Call(path));
        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        response.Headers.GetValues("x-should-retry").ShouldBe(["false"]);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!;
        error["type"]!.GetValue<string>().ShouldBe("insufficient_quota");
        error["message"]!.GetValue<string>().ShouldContain("0.01 USD");
        bench.Model.Requests.ShouldBeEmpty();
        bench.Purse.Settlements.ShouldBeEmpty();
        bench.Seat.Refusals.ShouldBe(1);
    }

    [Theory]
    [InlineData(Responses)]
    [InlineData(Chat)]
    public async Task Parallel_calls_never_pass_the_limit(string path)
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json("{}"));
        // One call of 16,000 tokens of output reserves a little over 0.16 USD: three fit.
        bench.Purse.LimitUsd = 0.5m;
        bench.Purse.CountsReservations = true;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var response = await bench.PostAsync(path, OpenAiBench.Call(path));
            return response.StatusCode;
        }));
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(3);
        answers.Count(status => status == HttpStatusCode.PaymentRequired).ShouldBe(9);
        bench.Model.Requests.Count.ShouldBe(3);
        for (var call = 0; call < 3; call++) await bench.Purse.NextSettlementAsync();
        bench.Purse.Settlements.Sum(each => each.CostUsd).ShouldBeLessThanOrEqualTo(0.5m);
    }

    [Fact]
    public async Task Inline_pictures_and_documents_are_reserved_for_what_they_can_unpack_to()
    {
        await using var bench = await OpenAiBench.OpenAsync();
        await bench.SentAsync(Responses, """{"max_output_tokens":1,"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"original"},{"type":"input_file","file_data":"data:application/pdf;base64,AA=="}]}]}""");
        bench.Purse.Reservations.Single().ReservedUsd.ShouldBeGreaterThan(210_000 * 2m / 1_000_000);
        bench.Model.Requests.Single().Body.ToJsonString().ShouldNotContain("original");
    }

    [Fact]
    public async Task An_overloaded_provider_is_asked_again_and_a_refusal_costs_nothing()
    {
        var calls = 0;
        await using var bench = await OpenAiBench.OpenAsync(_ => ++calls < 3
            ? OpenAiReply.Json("{}", 429) with { RetryAfter = "0" }
            : OpenAiReply.Json("""{"error":{"message":"too long"}}""", 400));
        using var response = await bench.PostAsync(Chat, OpenAiBench.Call(Chat));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("too long");
        calls.ShouldBe(3);
        (await bench.Purse.NextSettlementAsync()).CostUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_key_is_noted_and_never_quoted()
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json($$$"""{"error":{"message":"bad key {{{OpenAiBench.Key}}}"}}""", 401));
        using var response = await bench.PostAsync(Responses, OpenAiBench.Call(Responses));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var body = await response.Content.ReadAsStringAsync(Token);
        body.ShouldNotContain(OpenAiBench.Key);
        JsonNode.Parse(body)!["error"]!["code"]!.GetValue<string>().ShouldBe("invalid_api_key");
        bench.Seat.Unauthorized.ShouldBeTrue();
    }

    /// <summary>How much arrives before the connection breaks is chance: with nothing at all the gateway still says so itself.</summary>
    private static async Task<bool> IsWholeAsync(OpenAiBench bench, string path)
    {
        try
        {
            using var response = await bench.PostAsync(path, OpenAiBench.Call(path, """{"stream":true}"""));
            await response.Content.ReadAsStringAsync(Token);
            return response.StatusCode != HttpStatusCode.BadGateway;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static async Task SettledAsync(OpenAiBench bench) => (await bench.Purse.NextSettlementAsync())
        .ShouldBe(new CallSettlement("12-3-1/T01-1", bench.Purse.Reservations.Single().Call, "gpt-5", 1_000, 10_000, 500, Cost, false));

    private static async Task EstimatedAsync(OpenAiBench bench)
    {
        var settled = await bench.Purse.NextSettlementAsync();
        settled.Estimated.ShouldBeTrue();
        settled.CostUsd.ShouldBe(bench.Purse.Reservations.Single().ReservedUsd);
        settled.CostUsd.ShouldBeGreaterThan(0.16m);
    }
}
