// Nothing is loaded from elsewhere: no validator, no examples. Keys that are typed in are kept until the tab is closed.
SwaggerUIBundle({
  url: "/api/openapi/v1.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
});
