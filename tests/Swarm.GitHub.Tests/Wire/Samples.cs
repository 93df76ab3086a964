namespace Swarm.GitHub.Tests;

/// <summary>Small answers in GitHub's form, with a field or two that the product does not know.</summary>
internal static class Samples
{
    public const string User = """{"id":5,"login":"mona","type":"User","node_id":"U_5","site_admin":false}""";

    public const string Repository = $$"""{"id":11,"name":"shop","full_name":"acme/shop","owner":{{User}},"default_branch":"main","private":true,"html_url":"https://github.com/acme/shop","archived":false}""";

    public const string Issue = $$"""
        {"id":100,"node_id":"I_1","number":4,"title":"Slow till","body":null,"state":"open","html_url":"https://github.com/acme/shop/issues/4",
         "user":{{User}},"labels":[{"name":"swarm","color":"ededed","description":null}],
         "created_at":"2030-01-01T00:00:00Z","updated_at":"2030-01-02T00:00:00Z","locked":false,"reactions":{"eyes":1} }
        """;

    public const string Comment = $$"""
        {"id":3000000001,"node_id":"IC_1","body":"hello","user":{{User}},"html_url":"https://github.com/acme/shop/issues/4#issuecomment-1",
         "created_at":"2030-01-01T00:00:00Z","updated_at":"2030-01-01T00:00:00Z","performed_via_github_app":{"id":99,"slug":"swarm"} }
        """;

    public const string PullRequest = $$"""
        {"id":200,"node_id":"PR_1","number":9,"title":"Faster till","body":"Closes #4","state":"open","html_url":"https://github.com/acme/shop/pull/9",
         "user":{{User}},"head":{"ref":"swarm/4/head","sha":"aaa"},"base":{"ref":"main","sha":"bbb"},"draft":true,"merged":false,"merged_at":null,"merged_by":null}
        """;

    public const string Review = $$"""
        {"id":300,"node_id":"PRR_1","state":"PENDING","body":"","user":{{User}},"html_url":"https://github.com/acme/shop/pull/9#r1","commit_id":"aaa"}
        """;

    public const string ReviewComment = $$"""
        {"id":400,"node_id":"PRRC_1","path":"src/a.cs","body":"why?","user":{{User}},"commit_id":"aaa","html_url":"https://github.com/acme/shop/pull/9#d1",
         "created_at":"2030-01-01T00:00:00Z","pull_request_review_id":300,"line":3,"side":"RIGHT"}
        """;

    public const string CheckRun = """
        {"id":500,"name":"swarm","head_sha":"aaa","status":"completed","conclusion":"success","external_id":"k1","app":{"id":99,"slug":"swarm"},
         "html_url":"https://github.com/acme/shop/runs/500","output":{"title":"t","summary":"s","text":null,"annotations_count":2}}
        """;
}
