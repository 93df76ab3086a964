using System.Text;
using Swarm.Testing.Contract;

namespace Swarm.GitHub.Tests;

/// <summary>That the comparison with GitHub's description finds what it is there for.</summary>
public sealed class ContractCheckTests
{
    private const string Pulls = "/repos/acme/shop/pulls/9";

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["accept"] = "application/vnd.github+json",
        ["authorization"] = "Bearer x",
        ["content-type"] = "application/json",
        ["user-agent"] = "swarm-bot",
        ["x-github-api-version"] = "2022-11-28",
    };

    public ContractCheckTests() => GitHubContract.Demand();

    [Fact]
    public void Both_GitHubs_are_asked()
    {
        GitHubContract.Descriptions.Count.ShouldBe(2);
        GitHubContract.Descriptions[0].Name.ShouldBe("api.github.com");
        GitHubContract.Descriptions[1].Name.ShouldStartWith("ghes-");
    }

    [Fact]
    public void A_draft_cannot_be_ended_by_PATCH() =>
        Request("PATCH", Pulls, """{"draft":false}""").ShouldBe(Both("PATCH /repos/acme/shop/pulls/9 (200)", "body.draft: unknown"));

    [Fact]
    public void A_request_that_GitHub_documents_passes()
    {
        Request("PATCH", Pulls, """{"title":"t","state":"closed"}""").ShouldBeEmpty();
        Request("GET", "/repos/acme/shop/branches/swarm%2F4%2Fhead").ShouldBeEmpty();
        Request("GET", "/repos/acme/shop/branches/swarm/4/head").ShouldBeEmpty();
        Request("GET", "/repos/acme/shop/issues/4/comments?per_page=100&since=2030-01-01T00:00:00Z").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PATCH", Pulls, """{"state":"merged"}""", """body.state: merged is none of [""")]
    [InlineData("PATCH", Pulls, """{"title":5}""", "body.title: number instead of string")]
    [InlineData("PATCH", Pulls, """{"title":null}""", "body.title: null instead of string")]
    [InlineData("POST", "/repos/acme/shop/issues/4/comments", """{}""", "body.body: missing")]
    [InlineData("POST", "/repos/acme/shop/issues/4/comments", "", "body: missing")]
    [InlineData("POST", "/repos/acme/shop/check-runs", """{"name":"a","head_sha":"b","status":"completed","conclusion":"success","colour":"red"}""", "body.colour: unknown")]
    [InlineData("PATCH", "/repos/acme/shop/check-runs/5", """{"status":"completed"}""", "body.conclusion: missing")]
    [InlineData("PATCH", "/repos/acme/shop/check-runs/5", """{"conclusion":"success","head_sha":"a"}""", "body.head_sha: unknown")]
    [InlineData("POST", "/repos/acme/shop/check-runs", """{"name":"a","head_sha":"b","output":{"title":"t","summary":"s","colour":"red"}}""", "body.output.colour: unknown")]
    [InlineData("POST", "/repos/acme/shop/issues/4/labels", """{"names":["a"]}""", "body.names: unknown")]
    [InlineData("POST", "/app/installations/7/access_tokens", """{"permissions":{"telepathy":"read"}}""", "body.permissions.telepathy: unknown")]
    [InlineData("GET", "/repos/acme/shop/issues?labeled=swarm", "", "query labeled: unknown")]
    [InlineData("GET", "/repos/acme/shop/issues?per_page=many", "", "query per_page: string instead of integer")]
    [InlineData("GET", "/repos/acme/shop/issues?state=half", "", "query state: half is none of [")]
    [InlineData("DELETE", "/repos/acme/shop/issues/comments/5", "{}", "body: the operation takes none")]
    [InlineData("GET", "/repos/acme/shop/tracks", "", "no such operation")]
    [InlineData("DELETE", Pulls, "", "no such operation")]
    public void A_request_that_GitHub_does_not_know_fails(string method, string target, string body, string fault)
    {
        var faults = Request(method, target, body);

        faults.Count.ShouldBe(2);
        faults.ShouldAllBe(line => line.Contains($": {fault}"));
    }

    [Fact]
    public void Fifty_one_annotations_are_too_many()
    {
        var annotations = string.Join(",", Enumerable.Repeat("""{"path":"a","start_line":1,"end_line":1,"annotation_level":"notice","message":"m"}""", 51));

        Request("POST", "/repos/acme/shop/check-runs", $$"""{"name":"a","head_sha":"b","output":{"title":"t","summary":"s","annotations":[{{annotations}}]} }""")
            .ShouldAllBe(line => line.EndsWith("body.output.annotations: 51 is more than maxItems 50"));
    }

    [Theory]
    [InlineData("accept", "text/html", "header Accept")]
    [InlineData("x-github-api-version", "2021-01-01", "header X-GitHub-Api-Version")]
    [InlineData("authorization", "token x", "header Authorization")]
    [InlineData("content-type", "text/plain", "header Content-Type")]
    [InlineData("user-agent", "", "header User-Agent")]
    public void A_header_that_matters_must_be_right(string name, string value, string fault)
    {
        var exchange = Exchange("PATCH", Pulls, """{"title":"t"}""") with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };

        GitHubContract.RequestFaults(exchange).ShouldAllBe(line => line.Contains(fault));
        GitHubContract.RequestFaults(exchange).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, """{"id":1,"name":"bug","node_id":"n","url":"https://x.example","color":"fff","default":false,"description":null}""", null)]
    [InlineData(200, """{"id":1,"name":"bug","node_id":"n","url":"https://x.example","color":"fff","default":false,"description":null,"size":3}""", "answer.size: unknown")]
    [InlineData(200, """{"id":1,"name":"bug","node_id":"n","url":"https://x.example","default":false,"description":null}""", "answer.color: missing")]
    [InlineData(200, """{"id":"1","name":"bug","node_id":"n","url":"https://x.example","color":"fff","default":false,"description":null}""", "answer.id: string instead of integer")]
    [InlineData(200, "", "answer: no body")]
    [InlineData(202, "{}", "answer: status 202 is not documented")]
    [InlineData(304, "", null)]
    [InlineData(304, "{}", "answer: 304 with a body")]
    [InlineData(404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}""", null)]
    [InlineData(404, """{"error":"Not Found"}""", "answer.error: unknown")]
    [InlineData(403, """{"message":"no","documentation_url":"https://docs.github.com/rest"}""", null)]
    [InlineData(418, "{}", "answer: status 418 is not documented")]
    [InlineData(502, "<html>", null)]
    public void An_answer_must_have_the_documented_form(int status, string body, string? fault)
    {
        var exchange = new WireExchange("GET", "/repos/acme/shop/labels/bug", status) { Answer = Encoding.UTF8.GetBytes(body) };

        var faults = GitHubContract.AnswerFaults(exchange);

        if (fault is null) faults.ShouldBeEmpty();
        else faults.ShouldBe(Both("GET /repos/acme/shop/labels/bug " + $"({status})", fault));
    }

    [Theory]
    [InlineData("mutation($id: ID!) { endDraft(input: { pullRequestId: $id }) { pullRequest { id } } }", """{"id":"x"}""", "null", "Cannot query field")]
    [InlineData("query { viewer { login } }", """{"id":"x"}""", "null", "variable id: unknown")]
    [InlineData("query($number: Int!) { viewer { login followers(first: $number) { totalCount } } }", """{"number":"5"}""", "null", "Int cannot represent")]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":{"login":"a"}}}""", null)]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":{"login":"a","id":"b"}}}""", "answer.data.viewer.id: unknown")]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":{}}}""", "answer.data.viewer.login: missing")]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":{"login":5}}}""", "answer.data.viewer.login: 5 is no String")]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":null}}""", "answer.data.viewer: null")]
    [InlineData("query { viewer { login } }", "{}", """{"data":{"viewer":{"login":"a"}},"note":1}""", "answer.note: unknown")]
    public void GraphQL_is_compared_with_the_schema(string query, string variables, string answer, string? fault)
    {
        var body = $$"""{"query":"{{query}}","variables":{{variables}}}""";
        var exchange = new WireExchange("POST", "/graphql", 200) { Request = Encoding.UTF8.GetBytes(body), Answer = Encoding.UTF8.GetBytes(answer) };

        var faults = answer == "null" ? GitHubContract.RequestFaults(exchange) : GitHubContract.Faults(exchange);

        if (fault is null) faults.ShouldBeEmpty();
        else faults.ShouldHaveSingleItem().ShouldContain(fault);
    }

    [Fact]
    public void A_webhook_that_GitHub_does_not_send_fails()
    {
        GitHubContract.WebhookFaults("issues", """{"action":"painted"}"""u8.ToArray()).ShouldAllBe(line => line.EndsWith("no such webhook"));
        GitHubContract.WebhookFaults("issues", """{"action":"labeled"}"""u8.ToArray()).ShouldContain(line => line.EndsWith("$.issue: missing"));
    }

    private static IReadOnlyList<string> Request(string method, string target, string body = "") => GitHubContract.RequestFaults(Exchange(method, target, body));

    private static WireExchange Exchange(string method, string target, string body)
    {
        var parts = target.Split('?', 2);
        return new WireExchange(method, parts[0], 200) { Query = parts.Length == 1 ? "" : parts[1], Headers = Headers, Request = Encoding.UTF8.GetBytes(body) };
    }

    private static string[] Both(string subject, string fault) => [.. GitHubContract.Descriptions.Select(description => $"{subject}, {description.Name}: {fault}")];
}
