namespace Summarizer.Tests.Infra;

/// <summary>A role, who has it and on what.</summary>
public sealed record InfraRole(string Who, string Name, string Id, string On)
{
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Vault = "Microsoft.KeyVault/vaults";

    /// <summary>The roles that each identity needs: docs/deploy.md says what for.</summary>
    public static IReadOnlyList<InfraRole> All { get; } =
    [
        new("app", "Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", Storage),
        new("app", "Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", Storage),
        new("app", "Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", Storage),
        new(
            "app",
            "Cognitive Services OpenAI User",
            "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
            "Microsoft.CognitiveServices/accounts"
        ),
        new("app", "Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6", Vault),
        new(
            "app",
            "Monitoring Metrics Publisher",
            "3913510d-42f4-4e42-8a64-420c390055eb",
            "Microsoft.Insights/components"
        ),
        new("topic", "Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", Storage),
        new("deployer", "Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", Storage),
        new("deployer", "Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", Storage),
        new("deployer", "Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", Storage),
        new("deployer", "Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", Vault),
    ];
}
